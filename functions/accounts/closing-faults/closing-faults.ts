import { type ClosingFault, ClosingFaultKind, type FaultyThing, MOST_NAMED } from '@shared/accounts/closing-faults';
import type { ErrorCode } from '@shared/errors';
import { addDays, monthEnd, monthOfYear } from '@shared/time';
import { balanceAfter, type Balances, heldAfter, isOverdrawn, isUnder, periodOf, sum } from '../balances/balances';
import type { StoredVoucher } from '../book-store';
import { lacksPaper } from './lacks-paper';
import { missingNumbers } from './missing-numbers';

type MonthVoucher = Pick<
  StoredVoucher,
  'voucherId' | 'voucherNo' | 'voucherOn' | 'lines' | 'attachments' | 'reversalOf'
>;

/** How the bank stands to an account at the month's end. */
export interface BankFacts {
  readonly bankAccountId: string;
  readonly bankName: string;
  readonly unexplained: number;
  readonly isSigned: boolean;
  /** Vouchers that moved it and that no line has met. */
  readonly openVouchers: readonly Pick<StoredVoucher, 'voucherId' | 'voucherNo'>[];
}

/** What is read of a month that is to be closed. */
export interface ClosingFacts {
  readonly year: number;
  readonly month: number;
  readonly balances: Balances;
  /** Those of the month. */
  readonly vouchers: readonly MonthVoucher[];
  /** Those of the month that papers were added to. */
  readonly withAddedPapers: ReadonlySet<string>;
  /** All numbers of the year's book. */
  readonly numbers: readonly string[];
  readonly waiting: readonly { readonly voucherOn: string }[];
  readonly banks: readonly BankFacts[];
  /** Vouchers by which money went from one of the village's own accounts to another. */
  readonly transfers: ReadonlySet<string>;
}

/**
 * What a month does not close with, and what closing answers. A number that is missing cannot be filled in at the desk: a block would hold
 * the village for good, as would a paper that is lost.
 */
export const REFUSALS: Partial<Record<ClosingFaultKind, ErrorCode>> = {
  vouchersWaiting: 'accounts.vouchersWaiting',
  unexplainedLines: 'bank.notReconciled',
  notSigned: 'bank.notReconciled',
  overdrawn: 'accounts.overdrawn',
  trialBalance: 'accounts.balancesUnlike',
};

const CASH = '101';
const MONEY = ['101', '102'];

/** Accounts whose turnover of the month is not what the month's vouchers moved, with what differs; and the whole book, where its sides differ. */
function unlikeVouchers({ month, balances, vouchers }: ClosingFacts): FaultyThing[] {
  const moved = new Map<string, number>();
  const add = (accountCode: string, fen: number) => moved.set(accountCode, (moved.get(accountCode) ?? 0) + fen);
  for (const { lines, voucherOn } of vouchers)
    if (periodOf({ voucherOn, lines }) === month)
      for (const { accountCode, debitFen, creditFen } of lines) add(accountCode, debitFen - creditFen);
  for (const { accountCode, turnover } of balances.accounts)
    for (const { period, debitFen, creditFen } of turnover)
      if (period === month) add(accountCode, creditFen - debitFen);
  const sidesFen = sum(balances.accounts.map((account) => balanceAfter(account, month)));
  return [
    ...[...moved].flatMap(([accountCode, fen]) => (fen === 0 ? [] : [{ accountCode, fen }])),
    ...(sidesFen === 0 ? [] : [{ fen: sidesFen }]),
  ];
}

/** The days at whose end there was less than no cash in the box. */
function daysShortOfCash({ year, month, balances, vouchers }: ClosingFacts): FaultyThing[] {
  let held = heldAfter(balances, CASH, month - 1);
  const byDay = new Map<string, number>();
  for (const { voucherOn, lines } of vouchers)
    for (const { accountCode, debitFen, creditFen } of lines)
      if (isUnder(accountCode, CASH)) byDay.set(voucherOn, (byDay.get(voucherOn) ?? 0) + debitFen - creditFen);
  const short: FaultyThing[] = [];
  const end = monthEnd(monthOfYear(year, month));
  for (let on = `${monthOfYear(year, month)}-01`; on <= end; on = addDays(on, 1)) {
    held += byDay.get(on) ?? 0;
    if (held < 0 && byDay.has(on)) short.push({ on, fen: held, accountCode: CASH });
  }
  return short;
}

const things: Record<ClosingFaultKind, (facts: ClosingFacts) => FaultyThing[]> = {
  vouchersWaiting: ({ waiting }) => waiting.map(({ voucherOn: on }) => ({ on })),
  unexplainedLines: ({ banks }) =>
    banks.flatMap(({ bankAccountId, bankName, unexplained: count }) =>
      count === 0 ? [] : [{ bankAccountId, bankName, count }],
    ),
  notSigned: ({ banks }) =>
    banks.flatMap(({ bankAccountId, bankName, isSigned }) => (isSigned ? [] : [{ bankAccountId, bankName }])),
  overdrawn: ({ balances, month }) =>
    isOverdrawn(balances, month)
      ? MONEY.flatMap((accountCode) => {
          const fen = heldAfter(balances, accountCode, month);
          return fen < 0 ? [{ accountCode, fen }] : [];
        })
      : [],
  trialBalance: unlikeVouchers,
  numberGap: ({ numbers, balances }) =>
    missingNumbers(numbers, balances.lastNumber).map(({ first, count }) => ({ voucherNo: first, count })),
  openTransfer: ({ banks, transfers }) =>
    banks.flatMap(({ bankAccountId, bankName, openVouchers }) =>
      openVouchers
        .filter(({ voucherId }) => transfers.has(voucherId))
        .map(({ voucherId, voucherNo }) => ({ bankAccountId, bankName, voucherId, voucherNo })),
    ),
  cashShort: daysShortOfCash,
  withoutPaper: (facts) =>
    facts.vouchers
      .filter((voucher) => lacksPaper(voucher, facts.withAddedPapers.has(voucher.voucherId)))
      .map(({ voucherId, voucherNo, voucherOn: on }) => ({ voucherId, voucherNo, on })),
};

/** What stands in the way of closing a month, and what wants a look before. */
export const closingFaults = (facts: ClosingFacts): ClosingFault[] =>
  ClosingFaultKind.options.flatMap((kind) => {
    const all = things[kind](facts);
    const count =
      kind === 'numberGap' || kind === 'unexplainedLines' ? sum(all.map((one) => one.count ?? 1)) : all.length;
    return all.length === 0 ? [] : [{ kind, blocks: kind in REFUSALS, count, things: all.slice(0, MOST_NAMED) }];
  });
