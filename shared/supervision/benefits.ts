import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { ProgramCode } from '../subsidies/subsidies';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** What arrived, in fen, and with how many persons. */
export const PaidPart = z.object({ fen: z.int(), persons: z.int() });
export type PaidPart = z.infer<typeof PaidPart>;

/**
 * What the subsidies of a place or a program come to. Nothing is absent but what is hidden: a number of one to four persons, and what
 * would give it away beside a sum. Nobody is 0.
 */
export const BenefitSums = z.object({
  /** From the first of January to the day of counting, and to the same day of the year before. */
  paid: z.optional(PaidPart),
  before: z.optional(PaidPart),
  /** Persons who by the registers may claim something and do not (可能该领没领): a question, never a right. */
  unclaimed: z.optional(z.int()),
});
export type BenefitSums = z.infer<typeof BenefitSums>;

/** A district, a town or a village. `paid.fen` is what its programs show added up, so that a hidden one is in no difference. */
export const BenefitPlace = z.extend(BenefitSums, {
  division: DivisionCode,
  name: z.string(),
  /** Persons of the roster; where there are none, nothing is known of the place. */
  rostered: z.int(),
  /** Persons of the roster of whom no register says anything that is younger than a year: they were never compared. */
  notCompared: z.int(),
  asOf: Instant,
});
export type BenefitPlace = z.infer<typeof BenefitPlace>;

export const BenefitProgram = z.extend(BenefitSums, {
  division: DivisionCode,
  /** What the place is called. */
  name: z.string(),
  programCode: ProgramCode,
  programName: z.string(),
  asOf: Instant,
});
export type BenefitProgram = z.infer<typeof BenefitProgram>;

export const listBenefitPlaces = defineRoute({
  id: 'listBenefitPlaces',
  method: 'GET',
  path: '/divisions/{division}/benefit-places',
  summary:
    'The towns of a district, or the villages of a town, with what subsidies paid there against last year and how many may claim and do not (各地补贴)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: PageQuery,
  response: pageOf(BenefitPlace),
  errors: ['page.badCursor'],
});

export const listBenefitPrograms = defineRoute({
  id: 'listBenefitPrograms',
  method: 'GET',
  path: '/divisions/{division}/benefit-programs',
  summary:
    'Each subsidy program in a district against the same days of last year; with a program, its towns (各项补贴和去年比)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: z.extend(PageQuery, { programCode: z.optional(ProgramCode) }),
  response: pageOf(BenefitProgram),
  errors: ['page.badCursor'],
});

/** Someone of the village whom the registers say may claim these, and whom nothing of them was paid for more than a year. */
export const Unclaimed = z.object({
  personId: Ulid,
  name: z.string(),
  /** 组 */
  group: z.string(),
  programs: z.array(z.object({ programCode: ProgramCode, programName: z.string() })),
  /** The day that the registers are of. */
  factsAsOf: Day,
});
export type Unclaimed = z.infer<typeof Unclaimed>;

export const listUnclaimed = defineRoute({
  id: 'listUnclaimed',
  method: 'GET',
  path: '/villages/{villageCode}/unclaimed',
  summary:
    'Who of the village may claim a subsidy and does not, so that the village can tell them; for the head of the village and their deputy alone (可能该领没领)',
  access: ['cadre'],
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  query: PageQuery,
  response: z.extend(pageOf(Unclaimed), { asOf: z.optional(Instant), notCompared: z.optional(z.int()) }),
  errors: ['page.badCursor', 'orders.notInPost'],
});
