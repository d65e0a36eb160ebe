import { DivisionCode, VillageCode } from '../divisions';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant, Month } from '../time';
import * as z from '../zod';
import { BenefitPlace } from './benefits';
import { DistrictCode } from './supervision';

/**
 * What is kept of each village for the three centres, a whole number each: a sum of a town or the district is the sum of its villages.
 * None of them is about a person or a report: an hourly number would tell of a row to whom it must not exist.
 */
export const CentreFigure = z.enum([
  /** 1 where the village keeps a book of the year of the last whole month. */
  'withBook',
  /** 1 where that month is closed, and published. */
  'closed',
  'published',
  /** Months and quarters of that year that are overdue. */
  'overduePeriods',
  /** Open alerts about a village's own flow, by colour, and those whose time is over. */
  'flowRed',
  'flowOrange',
  'flowYellow',
  'flowLate',
  /** In the year of the last whole month. */
  'incomeFen',
  'expenseFen',
  'idleAssets',
  /** Contracts that end within 90 days. */
  'endingContracts',
  /** What is owed of rents, and what the village owes, as its registers say. */
  'arrearsFen',
  'payableFen',
]);
export type CentreFigure = z.infer<typeof CentreFigure>;

export const CentreFigures = z.record(CentreFigure, z.int());
export type CentreFigures = z.infer<typeof CentreFigures>;

/** The quartiles of the villages' income a head, in fen: of those with a book and a known population, five at least. */
export const Spread = z.object({ villages: z.int(), lowerFen: z.int(), medianFen: z.int(), upperFen: z.int() });
export type Spread = z.infer<typeof Spread>;

export const CentreTown = z.object({ code: z.string(), name: z.string(), villages: z.int(), figures: CentreFigures });
export type CentreTown = z.infer<typeof CentreTown>;

export const Centres = z.object({
  /** Every number is as of then. Absent before the first counting. */
  asOf: z.optional(Instant),
  /** The last whole month, `2026-10`. */
  month: z.string(),
  villages: z.int(),
  figures: CentreFigures,
  towns: z.array(CentreTown),
  spread: z.optional(Spread),
  /** Counted at night, with an instant of its own; absent before the first night. */
  benefits: z.optional(BenefitPlace),
});
export type Centres = z.infer<typeof Centres>;

/** What the rules found of a village's own flow in the twelve whole months through `through`, as everybody may read it. */
export const VillageAlertCounts = z.object({
  through: Month,
  raised: z.int(),
  /** Found to be a real problem (真问题), and brought to an end in any way. */
  real: z.int(),
  closed: z.int(),
});
export type VillageAlertCounts = z.infer<typeof VillageAlertCounts>;

export const showVillageAlertCounts = defineRoute({
  id: 'showVillageAlertCounts',
  method: 'GET',
  path: '/villages/{villageCode}/alert-counts',
  summary:
    "How many alerts the rules raised about a village's own flow in a year, and what became of them; nothing below five (预警公开)",
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({ counts: z.optional(VillageAlertCounts) }),
});

export const showCentres = defineRoute({
  id: 'showCentres',
  method: 'GET',
  path: '/districts/{districtCode}/centres',
  summary:
    'What the three centres of a district show: is it all here, what is wrong, what should be done (数据·监管·决策)',
  access: ['regulator'],
  within: 'districtCode',
  params: z.object({ districtCode: DistrictCode }),
  response: Centres,
});

export const CentreVillage = z.object({
  villageCode: VillageCode,
  name: z.string(),
  population: z.optional(z.int()),
  figures: CentreFigures,
  asOf: Instant,
});
export type CentreVillage = z.infer<typeof CentreVillage>;

export const listCentreVillages = defineRoute({
  id: 'listCentreVillages',
  method: 'GET',
  path: '/divisions/{division}/centre-villages',
  summary:
    'The villages of a town or a district with what the centres count of them, by code: the rows behind each number (各村的数)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: PageQuery,
  response: pageOf(CentreVillage),
  errors: ['page.badCursor'],
});
