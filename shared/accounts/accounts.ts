import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MediaView } from '../media/media';
import { Fen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, Month, Year } from '../time';
import * as z from '../zod';

/** 收入 or 支出, as a villager reads it: money into or out of the village's cash and bank. */
export const Direction = z.enum(['income', 'expense']);
export type Direction = z.infer<typeof Direction>;
/** Account code of 财会〔2023〕14号. */
export const AccountCode = z.string().check(z.regex(/^\d{3}(\d{2})*$/, '科目编号不对'));

export const VillageYearParams = z.object({ villageCode: VillageCode, year: Year });

/** One line of the village's 资金 account: a movement of cash or bank, in words, with the voucher behind it. */
export const Entry = z.object({
  entryId: Ulid,
  occurredOn: Day,
  direction: Direction,
  /** Below zero in a red entry (红字): it takes back an entry of the same direction, so the amounts of a list add up. */
  amountFen: Fen,
  /** The account on the other side: what the money was for. */
  accountCode: AccountCode,
  accountName: z.string(),
  summary: z.string(),
  /** Who it came from or went to; a natural person is masked (王*英). */
  counterparty: z.string(),
  voucherId: Ulid,
  voucherNo: z.string(),
});
export type Entry = z.infer<typeof Entry>;

export const AccountTotal = z.object({
  accountCode: AccountCode,
  accountName: z.string(),
  direction: Direction,
  /** Below zero where red entries took back more than there was, of a year before. */
  totalFen: Fen,
  count: z.int(),
});
export type AccountTotal = z.infer<typeof AccountTotal>;
/** A month may be below zero: a reversal is counted in the month it was made, not in that of the mistake. */
export const MonthTotal = z.object({ month: Month, incomeFen: Fen, expenseFen: Fen, count: z.int() });
export type MonthTotal = z.infer<typeof MonthTotal>;

/** A village's year: opening + income − expense = balance, in fen; the parts add up to the totals. */
export const VillageYear = z.object({
  villageCode: VillageCode,
  villageName: z.string(),
  townName: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  openingFen: Fen,
  incomeFen: Fen,
  expenseFen: Fen,
  balanceFen: Fen,
  entryCount: z.int(),
  months: z.array(MonthTotal),
  accounts: z.array(AccountTotal),
  assets: z.object({ count: z.int(), netValueFen: PositiveFen }),
  resources: z.object({ count: z.int(), areaMu: z.number() }),
  contracts: z.object({ count: z.int(), yearlyRentFen: PositiveFen, arrearsFen: PositiveFen }),
  debts: z.object({ count: z.int(), receivableFen: PositiveFen, payableFen: PositiveFen }),
  projects: z.object({ count: z.int(), budgetFen: PositiveFen, paidFen: PositiveFen }),
  /** The day the registers' sums are of: net values and arrears change by the day. */
  registersOn: Day,
  /** The last month that is closed (结账): nothing more is posted in it. 0 when none is. */
  closedThrough: z.int(),
  publishedAt: Instant,
});
export type VillageYear = z.infer<typeof VillageYear>;

export const showVillageYear = defineRoute({
  id: 'showVillageYear',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}',
  summary: "A village's year: income, expense, balance, and what it owns (明白账)",
  access: 'public',
  params: VillageYearParams,
  response: VillageYear,
});

export const listEntries = defineRoute({
  id: 'listEntries',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/entries',
  summary: 'The entries of a year, newest first, by direction, month or account (收支明细)',
  access: 'public',
  params: VillageYearParams,
  /** `accountCode` and `direction` exclude each other: an account's list has all its movements, in and out. */
  query: z.extend(PageQuery, {
    direction: z.optional(Direction),
    month: z.optional(Month),
    accountCode: z.optional(AccountCode),
  }),
  response: pageOf(Entry),
  errors: ['page.badCursor'],
});

/** One side has the amount; below zero it is 红字, which takes back on that same side. */
export const VoucherLine = z.object({
  summary: z.string(),
  accountCode: AccountCode,
  accountName: z.string(),
  debitFen: Fen,
  creditFen: Fen,
});
export type VoucherLine = z.infer<typeof VoucherLine>;

/** A paper behind a voucher: what it is, and how many pages it has. */
export const VoucherAttachment = z.object({ kind: z.string(), title: z.string(), pages: z.int() });

/** 记账凭证: its debits equal its credits; a mistake is mended by a reversing voucher, never edited. */
export const Voucher = z.object({
  voucherId: Ulid,
  voucherNo: z.string(),
  villageCode: VillageCode,
  villageName: z.string(),
  bookkeeper: z.string(),
  voucherOn: Day,
  lines: z.array(VoucherLine),
  /** Either side may be below zero: a red entry. */
  totalFen: Fen,
  /** With the pictures there are of it, what is private covered. */
  attachments: z.array(z.extend(VoucherAttachment, { pictures: z.optional(z.array(MediaView)) })),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  approvedBy: z.string(),
  reversalOf: z.optional(Ulid),
  reversedBy: z.optional(Ulid),
});
export type Voucher = z.infer<typeof Voucher>;

export const showVoucher = defineRoute({
  id: 'showVoucher',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/vouchers/{voucherId}',
  summary: 'One voucher with its lines and papers (凭证)',
  access: 'public',
  params: z.extend(VillageYearParams, { voucherId: Ulid }),
  response: Voucher,
});
