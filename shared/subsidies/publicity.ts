import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Confidence, ProgramCode } from './subsidies';
import { Day } from '../time';
import * as z from '../zod';

/**
 * What of a list may be seen while it is public: 王*英 with group and amount; no name, only place, group and amount; nothing but
 * totals. Decided for each program, with the reason (个人信息保护法, 民政 rules), and kept as data.
 */
export const NamesShown = z.enum(['masked', 'numberOnly', 'none']);
export type NamesShown = z.infer<typeof NamesShown>;

/** How a program's lists are published: replaced when the district imports its own. */
export const PublicityRule = z.object({
  programCode: ProgramCode,
  names: NamesShown,
  /** For how many days at least. */
  days: z.int().check(z.minimum(1)),
  reason: z.string(),
  source: z.string(),
  confidence: Confidence,
});
export type PublicityRule = z.infer<typeof PublicityRule>;

/** 还没开始 · 公示中 · 已结束. */
export const PublicityState = z.enum(['coming', 'open', 'ended']);
export type PublicityState = z.infer<typeof PublicityState>;

/** 公示: the list of one batch of one program for one village, public from a day through a day. Its totals stay for good. */
export const Publicity = z.object({
  publicityId: Ulid,
  villageCode: VillageCode,
  programCode: ProgramCode,
  programName: z.string(),
  batchNo: z.string(),
  period: z.string(),
  publicFrom: Day,
  /** The last day, itself included. */
  publicUntil: Day,
  state: PublicityState,
  /** Days after today; 0 on the last day. Only while it is open. */
  daysLeft: z.optional(z.int()),
  count: z.int(),
  totalFen: PositiveFen,
  names: NamesShown,
});
export type Publicity = z.infer<typeof Publicity>;

/** One line of a list. Never a card, an identity number or a phone: they are not even kept with it. */
export const PublicityRow = z.object({
  place: z.int(),
  /** Masked; absent where names are not shown. */
  name: z.optional(z.string()),
  group: z.string(),
  amountFen: PositiveFen,
  quantity: z.optional(z.number()),
  unit: z.optional(z.string()),
});
export type PublicityRow = z.infer<typeof PublicityRow>;

const inVillage = z.object({ villageCode: VillageCode });
const oneOfVillage = z.object({ villageCode: VillageCode, publicityId: Ulid });

export const listPublicities = defineRoute({
  id: 'listPublicities',
  method: 'GET',
  path: '/villages/{villageCode}/publicities',
  summary:
    'The public lists of a village’s subsidies: the one that ends last first, so that open ones come first (补贴公示)',
  access: 'public',
  params: inVillage,
  query: PageQuery,
  response: pageOf(Publicity),
  errors: ['page.badCursor'],
});

export const showPublicity = defineRoute({
  id: 'showPublicity',
  method: 'GET',
  path: '/villages/{villageCode}/publicities/{publicityId}',
  summary: 'One public list: its period, its totals, why names are shown or not, and whom to phone',
  access: 'public',
  params: oneOfVillage,
  response: z.extend(Publicity, {
    payer: z.string(),
    /** 监督电话. */
    phone: z.string(),
    reason: z.string(),
    source: z.string(),
  }),
});

export const listPublicityRows = defineRoute({
  id: 'listPublicityRows',
  method: 'GET',
  path: '/villages/{villageCode}/publicities/{publicityId}/rows',
  summary: 'The lines of a public list, while it is open and its program allows; afterwards only its totals remain',
  access: 'public',
  params: oneOfVillage,
  query: PageQuery,
  response: pageOf(PublicityRow),
  errors: ['page.badCursor'],
});
