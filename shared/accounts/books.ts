import { AccountCode, VillageYearParams } from './accounts';
import { DivisionCode } from '../divisions';
import { Ulid, Version } from '../id';
import { AmountFen, Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Month } from '../time';
import * as z from '../zod';

/** Who keeps village books: the town's 代理记账 for its villages, the district's 核算中心 and the administrator for all. */
export const BOOKKEEPERS = ['township', 'regulator', 'admin'] as const;

/** Who lets a voucher into a book: those who keep it. Who supervises them, or runs the system, signs nothing of theirs. */
export const VOUCHER_SIGNERS = ['township'] as const;

/** An account of the chart (会计科目). Sub-accounts add two digits a level and belong to the account of their first three. */
export const ChartAccount = z.object({
  code: AccountCode,
  name: z.string(),
  category: z.string(),
  balance: z.enum(['借', '贷']),
});
export type ChartAccount = z.infer<typeof ChartAccount>;

export const listChartAccounts = defineRoute({
  id: 'listChartAccounts',
  method: 'GET',
  path: '/chart-accounts',
  summary: 'The chart of accounts, by code (会计科目表)',
  access: 'public',
  response: z.object({ items: z.array(ChartAccount) }),
});

/** 1–12, as it travels in a path or a query. */
export const MonthNumber = z.coerce.number().check(z.int(), z.minimum(1, '月份不对'), z.maximum(12, '月份不对'));

/** Both sides of a sum: a balance stands on one of them, a turnover may have both. */
export const Sides = z.object({ debitFen: Fen, creditFen: Fen });
export type Sides = z.infer<typeof Sides>;

/** A line of the trial balance. `opening` is what stood before the period, `closing` after it; `year` is the turnover since January. */
export const TrialBalanceRow = z.object({
  accountCode: AccountCode,
  accountName: z.string(),
  category: z.string(),
  opening: Sides,
  period: Sides,
  year: Sides,
  closing: Sides,
});
export type TrialBalanceRow = z.infer<typeof TrialBalanceRow>;

/** 科目余额表: the debits of each pair of columns equal its credits. Sub-accounts stand under their account and are in its sum. */
export const TrialBalance = z.object({
  year: z.int(),
  /** The last month that is in it. */
  through: z.int(),
  /** The last month of the year that is closed; 0 when none is. */
  closedThrough: z.int(),
  rows: z.array(TrialBalanceRow),
  totals: z.object({ opening: Sides, period: Sides, year: Sides, closing: Sides }),
  /** For setOpeningBalances. */
  version: z.int(),
});
export type TrialBalance = z.infer<typeof TrialBalance>;

export const showTrialBalance = defineRoute({
  id: 'showTrialBalance',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/balances',
  summary: 'The trial balance of a month, or of the year so far (科目余额表)',
  access: 'public',
  params: VillageYearParams,
  query: z.object({ month: z.optional(MonthNumber) }),
  response: TrialBalance,
});

/** 明细账: what one voucher moved in one account, its sub-accounts with it. */
export const Posting = z.object({
  voucherId: Ulid,
  voucherNo: z.string(),
  occurredOn: Day,
  summary: z.string(),
  debitFen: Fen,
  creditFen: Fen,
  /** It takes another voucher back. */
  reversal: z.boolean(),
});
export type Posting = z.infer<typeof Posting>;

export const listPostings = defineRoute({
  id: 'listPostings',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/accounts/{accountCode}/postings',
  summary: 'The vouchers that moved an account, newest first, of a year or a month (明细账)',
  access: 'public',
  params: z.extend(VillageYearParams, { accountCode: AccountCode }),
  query: z.extend(PageQuery, { month: z.optional(Month) }),
  response: pageOf(Posting),
  errors: ['page.badCursor'],
});

export const OpeningBalance = z.object({
  accountCode: AccountCode,
  /** A sub-account's name: the chart has only the first level. */
  accountName: z.optional(z.string().check(z.maxLength(40))),
  debitFen: AmountFen,
  creditFen: AmountFen,
});
export type OpeningBalance = z.infer<typeof OpeningBalance>;

export const setOpeningBalances = defineRoute({
  id: 'setOpeningBalances',
  method: 'PUT',
  path: '/villages/{villageCode}/years/{year}/opening-balances',
  summary: "Sets the opening balances of a village's first book, all of them at once (期初余额)",
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: VillageYearParams,
  body: z.object({ version: Version, balances: z.array(OpeningBalance).check(z.minLength(1), z.maxLength(300)) }),
  publishes: ['balances.*.accountName'],
  response: z.object({ version: z.int() }),
  errors: ['version.stale', 'accounts.openingFixed', 'accounts.cashBelowZero', 'money.sumTooLarge'],
  idempotent: true,
});

export const closeMonth = defineRoute({
  id: 'closeMonth',
  method: 'POST',
  path: '/villages/{villageCode}/years/{year}/months/{month}/close',
  summary: 'Closes a month, for good; December carries the surplus and opens the next year (结账)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(VillageYearParams, { month: MonthNumber }),
  response: z.object({ closedThrough: z.int() }),
  errors: [
    'version.stale',
    'accounts.cashier',
    'accounts.periodClosed',
    'accounts.priorOpen',
    'accounts.monthNotOver',
    'accounts.vouchersWaiting',
    'accounts.overdrawn',
    'accounts.balancesUnlike',
    'bank.notReconciled',
    'money.sumTooLarge',
  ],
  idempotent: true,
});

/** A line of a statement. `opening` or `period` is the first column, `closing` or `year` the second: see the statement. */
export const StatementLine = z.object({
  id: z.string(),
  name: z.string(),
  /** Its section's heading, where one begins. */
  section: z.optional(z.string()),
  /** 1 for a total, 2 for an item, 3 for a part of one. */
  level: z.int(),
  /** The accounts behind it: each opens its postings. Empty for a total. */
  accounts: z.array(AccountCode),
  /** Subtracted in the total below it (减：). */
  minus: z.boolean(),
  firstFen: Fen,
  secondFen: Fen,
});
export type StatementLine = z.infer<typeof StatementLine>;

/** The two statements of 财会〔2023〕14号. */
export const Statements = z.object({
  year: z.int(),
  /** The months that are in the period column. */
  from: z.int(),
  through: z.int(),
  closedThrough: z.int(),
  /** 资产负债表: first 年初数, second 期末数. */
  assets: z.array(StatementLine),
  claims: z.array(StatementLine),
  /** 收益及收益分配表: first 本期数, second 本年累计. */
  surplus: z.array(StatementLine),
});
export type Statements = z.infer<typeof Statements>;

export const showStatements = defineRoute({
  id: 'showStatements',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/statements',
  summary: 'The balance sheet and the surplus statement through a month (资产负债表、收益及收益分配表)',
  access: 'public',
  params: VillageYearParams,
  /** `quarter`: the period column holds the quarter that ends with `month` (or the part of it so far), else that month. */
  query: z.object({ month: z.optional(MonthNumber), span: z.optional(z.enum(['month', 'quarter'])) }),
  response: Statements,
});

export const DivisionParams = z.object({ division: DivisionCode });
