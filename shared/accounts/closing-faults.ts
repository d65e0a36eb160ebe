import { VillageYearParams } from './accounts';
import { BOOKKEEPERS, MonthNumber } from './books';
import { Ulid } from '../id';
import { Fen } from '../money';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/**
 * What stands in the way of closing a month, in the order in which it is mended: vouchers on their way · lines of the bank without a match or
 * a word · a sheet that two have not signed · cash or bank below zero · the kept balances are not those of the vouchers · and what wants a
 * look: numbers that are missing · own transfers that only one bank has · days on which cash was below zero · vouchers without a paper.
 */
export const ClosingFaultKind = z.enum([
  'vouchersWaiting',
  'unexplainedLines',
  'notSigned',
  'overdrawn',
  'trialBalance',
  'numberGap',
  'openTransfer',
  'cashShort',
  'withoutPaper',
]);
export type ClosingFaultKind = z.infer<typeof ClosingFaultKind>;

/** Things of a fault that are named; more are counted. */
export const MOST_NAMED = 20;

/** What a fault speaks of, and what opens it: a voucher, a bank account, an account of the book. */
export const FaultyThing = z.object({
  voucherId: z.optional(Ulid),
  /** Where numbers are missing, the first of them. */
  voucherNo: z.optional(z.string()),
  bankAccountId: z.optional(Ulid),
  bankName: z.optional(z.string()),
  accountCode: z.optional(z.string()),
  on: z.optional(Day),
  /** What is there, or what differs. */
  fen: z.optional(Fen),
  /** How many, where one thing stands for several: lines of an account, numbers of a gap. */
  count: z.optional(z.int()),
});
export type FaultyThing = z.infer<typeof FaultyThing>;

export const ClosingFault = z.object({
  kind: ClosingFaultKind,
  /** The month does not close while it is there; the others want a look. */
  blocks: z.boolean(),
  count: z.int(),
  things: z.array(FaultyThing),
});
export type ClosingFault = z.infer<typeof ClosingFault>;

export const listClosingFaults = defineRoute({
  id: 'listClosingFaults',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/months/{month}/closing-faults',
  summary: 'What stands in the way of closing a month, and what wants a look before (结账前检查)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(VillageYearParams, { month: MonthNumber }),
  /** `asCashier`: who asks holds the money of the village, and closes no month of its books. */
  response: z.object({ items: z.array(ClosingFault), asCashier: z.boolean() }),
});
