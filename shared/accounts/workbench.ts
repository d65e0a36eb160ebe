import { BOOKKEEPERS, DivisionParams } from './books';
import { VillageCode } from '../divisions';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Year } from '../time';
import * as z from '../zod';

/**
 * How far a village's month is: no paper of it came in and no money moved in it by the book (票据未到) · a paper waits for the centre's examiner (已收) ·
 * all that came in are examined and an accepted one is in no voucher (已审) · a voucher waits for its examiner · all are examined and one waits for
 * approval · all are booked · the bank agrees and two have signed · a second person read what is to be read of it · closed · published.
 */
export const WorkState = z.enum([
  'empty',
  'received',
  'examined',
  'prepared',
  'reviewed',
  'booked',
  'reconciled',
  'checked',
  'closed',
  'published',
]);
export type WorkState = z.infer<typeof WorkState>;

/**
 * What it waits for: papers and vouchers · that papers are examined · that accepted ones are booked · an examiner · an approver · the month's end · the bank's file · the comparison with the bank · the
 * second signature · that the month before is closed · that what is wrong in the book is mended · closing · publishing.
 */
export const WorkAwaits = z.enum([
  'vouchers',
  'paperReview',
  'booking',
  'review',
  'approval',
  'monthEnd',
  'statement',
  'reconciling',
  'secondSignature',
  'monthBefore',
  'mending',
  'closing',
  'publishing',
]);
export type WorkAwaits = z.infer<typeof WorkAwaits>;

export const WorkMonth = z.object({
  /** 1–12. */
  month: z.int(),
  state: WorkState,
  awaits: z.optional(WorkAwaits),
  /** Papers or vouchers that wait for that step; absent where it is none of theirs. */
  count: z.optional(z.int()),
  /** There are more than were counted. */
  isMore: z.optional(z.boolean()),
  /** Who took the step before, and so may not take this one. */
  by: z.optional(z.array(z.string())),
  /** By when a closed month must be published. */
  dueOn: z.optional(Day),
});
export type WorkMonth = z.infer<typeof WorkMonth>;

/** A village's year. One without a book is listed as such: it is missing, and not at nought. */
export const WorkVillage = z.object({
  villageCode: VillageCode,
  villageName: z.string(),
  hasBook: z.boolean(),
  /** Its bank accounts in use; without one, no month of it is compared with a bank. */
  bankAccounts: z.int(),
  /** Recurring vouchers of the year whose day has come and that nobody entered. */
  proposed: z.int(),
  /** A post of the village that keeps its books was left, and three have not signed what was handed over. */
  isUnhanded: z.boolean(),
  /** The months that have begun. */
  months: z.array(WorkMonth),
});
export type WorkVillage = z.infer<typeof WorkVillage>;

export const listWorkbench = defineRoute({
  id: 'listWorkbench',
  method: 'GET',
  path: '/divisions/{division}/workbench/{year}',
  summary: "How far each village's months are, what each waits for and on whom (核算中心工作台)",
  access: BOOKKEEPERS,
  within: 'division',
  params: z.extend(DivisionParams, { year: Year }),
  query: PageQuery,
  /** `asCashier`: who asks holds the money of the division, and closes no month of its books. */
  response: z.extend(pageOf(WorkVillage), { asCashier: z.boolean() }),
  errors: ['page.badCursor'],
});
