import type { OpeningBalance, Sides, TrialBalance, TrialBalanceRow } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { monthOf } from '@shared/time';
import { levelsOf, type PostedLine } from '../book';

/** Period 13: the vouchers that carry the surplus at the end of the year, after December's own. */
export const CARRYING = 13;
export const LAST_MONTH = 12;
/** 本年收益: only the vouchers of the year's end touch it, so they are known by it. */
export const SURPLUS = '321';
/** 收益分配, and its detail account 未分配收益, which takes what a year leaves. */
export const DISTRIBUTION = '322';
export const UNDISTRIBUTED = { code: '32202', name: '收益分配—未分配收益' };

/** What an account had moved in a month (1–12) or in the carrying at the end (13). */
export interface Turnover extends Sides {
  period: number;
}
export interface AccountBalance {
  accountCode: string;
  accountName: string;
  /** At the start of the year; a credit balance is below zero. */
  openingFen: number;
  turnover: Turnover[];
}
export interface Balances {
  /** By code, each only where something was posted to it: an account's sub-accounts are not in it. */
  accounts: AccountBalance[];
  /** The number of the last voucher: the next one has the next. */
  lastNumber: number;
}
export type BalanceLine = Pick<PostedLine, 'accountCode' | 'accountName' | 'debitFen' | 'creditFen'>;
type Numbered = { voucherNo: string; voucherOn: string; lines: readonly BalanceLine[] };

const refuse = (path: string, message: string): never => {
  throw new AppError('request.malformed', [{ path, message }]);
};
export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
export const isUnder = (code: string, account: string): boolean => code.startsWith(account);
/** 损益类, 5xx: carried to the surplus at the end of a year, so a year begins without them. */
export const isResult = (code: string): boolean => code.startsWith('5');

/** Whether a voucher is one of those at the end of the year: it touches 本年收益, or only moves what is within 收益分配. */
export const isCarrying = (lines: readonly Pick<BalanceLine, 'accountCode'>[]): boolean =>
  lines.some(({ accountCode }) => isUnder(accountCode, SURPLUS)) ||
  lines.every(({ accountCode }) => isUnder(accountCode, DISTRIBUTION));

/** The month a voucher counts in: its day's, or 13. */
export const periodOf = ({ voucherOn, lines }: Pick<Numbered, 'voucherOn' | 'lines'>): number =>
  isCarrying(lines) ? CARRYING : monthOf(voucherOn);

/** The number in 记-0012; 0 for a number of another kind, which an import may have. */
export const numberIn = (voucherNo: string): number => Number(/^记-(\d{1,6})$/.exec(voucherNo)?.[1] ?? 0);
/** A number as a voucher has it: 记-0012. */
export const voucherNoOf = (number: number): string => `记-${String(number).padStart(4, '0')}`;
/** The number after the last: 记-0013. */
export const nextVoucherNo = ({ lastNumber }: Balances, after = 0): string => voucherNoOf(lastNumber + 1 + after);

const byCode = (a: { accountCode: string }, b: { accountCode: string }) => a.accountCode.localeCompare(b.accountCode);

/** The balances with these accounts changed; one that was not there begins with nothing. */
function withAccounts<B extends Balances>(
  balances: B,
  lines: readonly Pick<BalanceLine, 'accountCode' | 'accountName'>[],
  change: (account: AccountBalance, place: number) => AccountBalance,
): B {
  const accounts = new Map(balances.accounts.map((account) => [account.accountCode, account]));
  lines.forEach(({ accountCode, accountName }, place) => {
    const before = accounts.get(accountCode) ?? { accountCode, accountName, openingFen: 0, turnover: [] };
    accounts.set(accountCode, change(before, place));
  });
  return { ...balances, accounts: [...accounts.values()].sort(byCode) };
}

/** The balances with a voucher in them. Its debits equal its credits (`postVoucher`), so theirs do as well. */
export function addToBalances<B extends Balances>(balances: B, voucher: Numbered): B {
  const period = periodOf(voucher);
  const added = withAccounts(balances, voucher.lines, (account, place) => {
    const { debitFen, creditFen } = voucher.lines[place]!;
    const before = account.turnover.find((one) => one.period === period) ?? { period, debitFen: 0, creditFen: 0 };
    const after = { period, debitFen: before.debitFen + debitFen, creditFen: before.creditFen + creditFen };
    const others = account.turnover.filter((one) => one.period !== period);
    return { ...account, turnover: [...others, after].sort((a, b) => a.period - b.period) };
  });
  return { ...added, lastNumber: Math.max(balances.lastNumber, numberIn(voucher.voucherNo)) };
}

/** A sum on the side it stands. */
export const sidesOf = (fen: number): Sides => ({ debitFen: Math.max(0, fen), creditFen: Math.max(0, -fen) });
const movedOf = (turnover: readonly Turnover[]): number =>
  sum(turnover.map(({ debitFen, creditFen }) => debitFen - creditFen));

/** The carrying belongs to the end of December. */
const isWithin = ({ period }: Turnover, from: number, through: number): boolean =>
  period === CARRYING ? through >= LAST_MONTH && from <= LAST_MONTH : period >= from && period <= through;

/** What an account had at the end of a month, with the carrying at the end of December; a credit balance is below zero. */
export const balanceAfter = ({ openingFen, turnover }: AccountBalance, through: number): number =>
  openingFen + movedOf(turnover.filter((one) => isWithin(one, 1, through)));

/**
 * Where a balance stands in the next year: 损益, 本年收益 and what was distributed come together in 未分配收益, so a year opens
 * the same before and after the vouchers that carry them.
 */
export const carriedTo = (accountCode: string): string =>
  isResult(accountCode) || isUnder(accountCode, SURPLUS) || isUnder(accountCode, DISTRIBUTION)
    ? UNDISTRIBUTED.code
    : accountCode;

type Opening = Pick<AccountBalance, 'accountCode' | 'accountName' | 'openingFen'>;

/** Openings a year later, of balances or of what moved them. */
const carried = (openings: readonly Opening[]): Opening[] => {
  const sums = new Map<string, Opening>();
  for (const { accountCode, accountName, openingFen } of openings) {
    const to = carriedTo(accountCode);
    const name = to === accountCode ? accountName : UNDISTRIBUTED.name;
    sums.set(to, { accountCode: to, accountName: name, openingFen: openingFen + (sums.get(to)?.openingFen ?? 0) });
  }
  return [...sums.values()].filter(({ openingFen }) => openingFen !== 0);
};

/** What the next year opens with. */
export const carriedForward = ({ accounts }: Balances): Balances => ({
  accounts: carried(accounts.map((account) => ({ ...account, openingFen: balanceAfter(account, LAST_MONTH) })))
    .map((opening) => ({ ...opening, turnover: [] }))
    .sort(byCode),
  lastNumber: 0,
});

/** A later year, after a voucher was posted to one before it. */
export function openedAnew<B extends Balances>(later: B, lines: readonly BalanceLine[]): B {
  const moved = carried(
    lines.map(({ debitFen, creditFen, ...account }) => ({ ...account, openingFen: debitFen - creditFen })),
  );
  return withAccounts(later, moved, (account, place) => ({
    ...account,
    openingFen: account.openingFen + moved[place]!.openingFen,
  }));
}

/**
 * The set of opening balances of a first year, as lines: they balance, each stands on one side of an account of the chart
 * that can have an opening, none twice.
 * @throws AppError `request.malformed` naming the line.
 */
export function openingLines(
  openings: readonly OpeningBalance[],
  nameOf: (opening: OpeningBalance) => string | undefined,
): BalanceLine[] {
  const seen = new Set<string>();
  const lines = openings.map((opening, place) => {
    const { accountCode, debitFen, creditFen } = opening;
    const path = `balances.${place}`;
    const accountName = nameOf(opening) ?? refuse(`${path}.accountCode`, '科目表里没有这个科目');
    if (seen.has(accountCode)) refuse(`${path}.accountCode`, '这个科目填了两次');
    seen.add(accountCode);
    if (debitFen > 0 && creditFen > 0) refuse(path, '期初余额只能在借方或贷方一边');
    if (isResult(accountCode)) refuse(`${path}.accountCode`, '损益类科目没有期初余额');
    return { accountCode, accountName, debitFen, creditFen };
  });
  if (sum(lines.map(({ debitFen }) => debitFen)) !== sum(lines.map(({ creditFen }) => creditFen)))
    refuse('balances', '期初的借方合计和贷方合计不相等：资产要等于负债加所有者权益');
  return lines;
}

/** What moves the openings there are to these. */
export function openingChange({ accounts }: Balances, wanted: readonly BalanceLine[]): BalanceLine[] {
  const before = accounts.map(({ accountCode, accountName, openingFen }) => ({
    accountCode,
    accountName,
    ...sidesOf(-openingFen),
  }));
  return [...before, ...wanted];
}

/** A first year with other openings. */
export const withOpenings = <B extends Balances>(balances: B, change: readonly BalanceLine[]): B =>
  withAccounts(balances, change, (account, place) => ({
    ...account,
    openingFen: account.openingFen + change[place]!.debitFen - change[place]!.creditFen,
  }));

/** What the openings of cash and bank are. */
export const cashOpening = ({ accounts }: Balances): number =>
  sum(accounts.filter(({ accountCode }) => /^10[12]/.test(accountCode)).map(({ openingFen }) => openingFen));

/** 库存现金 and its sub-accounts; 银行存款 and its own. */
const CASH = '101';
const BANK = '102';
/** What an account of money, with its sub-accounts, held at the end of a month; 0 for the openings. */
export const heldAfter = ({ accounts }: Balances, code: string, through: number): number =>
  sum(
    accounts.filter(({ accountCode }) => isUnder(accountCode, code)).map((account) => balanceAfter(account, through)),
  );

/**
 * The first month at whose end a change leaves less than no cash, and less than before it: from the openings (0) to December, which is
 * what there is now. Cash in a box cannot be below zero; a book that was so already may be mended step by step.
 */
export function monthShortOfCash(before: Balances, after: Balances): number | undefined {
  for (let month = 0; month <= LAST_MONTH; month += 1) {
    const held = heldAfter(after, CASH, month);
    if (held < 0 && held < heldAfter(before, CASH, month)) return month;
  }
  return undefined;
}

/** Whether cash or bank is below zero at the end of a month: no bank lets a village overdraw. */
export const isOverdrawn = (balances: Balances, through: number): boolean =>
  [CASH, BANK].some((code) => heldAfter(balances, code, through) < 0);

/** Both sides of everything in a book: no sum that is made of it when it is shown is larger. */
export const volumeOf = ({ accounts }: Balances): number =>
  sum(
    accounts.flatMap(({ openingFen, turnover }) => [
      Math.abs(openingFen),
      ...turnover.flatMap(({ debitFen, creditFen }) => [Math.abs(debitFen), Math.abs(creditFen)]),
    ]),
  );

export interface ChartNames {
  name: (accountCode: string) => string | undefined;
  category: (accountCode: string) => string;
}

interface Span {
  from: number;
  through: number;
}

/** 科目余额表 of the months from–through: every account that has or moved anything, under the account it belongs to. */
export function trialBalance(
  { accounts }: Balances,
  { from, through }: Span,
  chart: ChartNames,
): Pick<TrialBalance, 'rows' | 'totals'> {
  const codes = [...new Set(accounts.flatMap(({ accountCode }) => levelsOf(accountCode)))].sort();
  const rows = codes
    .map((accountCode) =>
      rowOf(
        accountCode,
        accounts.filter((one) => isUnder(one.accountCode, accountCode)),
        { from, through },
        chart,
      ),
    )
    .filter(({ opening, period, year, closing }) =>
      [opening, period, year, closing].some(({ debitFen, creditFen }) => debitFen !== 0 || creditFen !== 0),
    );
  const total = (column: 'opening' | 'period' | 'year' | 'closing'): Sides => {
    const sides = rows.filter(({ accountCode }) => accountCode.length === 3).map((row) => row[column]);
    return { debitFen: sum(sides.map((one) => one.debitFen)), creditFen: sum(sides.map((one) => one.creditFen)) };
  };
  return {
    rows,
    totals: { opening: total('opening'), period: total('period'), year: total('year'), closing: total('closing') },
  };
}

function rowOf(
  accountCode: string,
  parts: readonly AccountBalance[],
  { from, through }: Span,
  chart: ChartNames,
): TrialBalanceRow {
  const turnover = (first: number): Sides => {
    const within = parts.flatMap((part) => part.turnover.filter((one) => isWithin(one, first, through)));
    return { debitFen: sum(within.map((one) => one.debitFen)), creditFen: sum(within.map((one) => one.creditFen)) };
  };
  const own = parts.find((part) => part.accountCode === accountCode);
  return {
    accountCode,
    accountName: chart.name(accountCode) ?? own?.accountName ?? accountCode,
    category: chart.category(accountCode),
    opening: sidesOf(sum(parts.map((part) => balanceAfter(part, from - 1)))),
    period: turnover(from),
    year: turnover(1),
    closing: sidesOf(sum(parts.map((part) => balanceAfter(part, through)))),
  };
}
