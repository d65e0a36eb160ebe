import type {
  AccountTotal,
  Direction,
  Entry,
  MonthTotal,
  Voucher,
  VoucherLine,
  VillageYear,
} from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { MOST_FEN } from '@shared/money';
import { yearMonthOf } from '@shared/time';

/** A line as it is posted: with the one the money came from or went to, as it may be published (a person masked). */
export type PostedLine = VoucherLine & {
  counterparty?: string | undefined;
  /** Who that is, from `counterpartyKeyOf`: tells two people of the same masked name apart. Never shown. */
  counterpartyKey?: string | undefined;
};
/** Who had a voucher in hand on its way into the book. */
export interface Bookers {
  personIds: string[];
  /** No other had it in hand: a voucher that is imported has signatures on paper, and of those the names alone are known. */
  areAll: boolean;
}
/** Without bookers it is the machine's own, or of before they were kept. */
export type PostedVoucher = Omit<Voucher, 'lines'> & {
  lines: PostedLine[];
  bookers?: Bookers | undefined;
  /** The voucher on its way that it was: what it was made of is free again when it is reversed. Never shown. */
  pendingId?: string | undefined;
};
export type VoucherDraft = Omit<PostedVoucher, 'totalFen' | 'reversalOf' | 'reversedBy'>;
/** A movement of cash or bank; it becomes an entry when the store gives it an id. */
export type Movement = Omit<Entry, 'entryId'> & Pick<PostedLine, 'counterpartyKey'>;
/** The parts of a village's year that its entries make. */
export type YearSums = Pick<
  VillageYear,
  'openingFen' | 'incomeFen' | 'expenseFen' | 'balanceFen' | 'entryCount' | 'months' | 'accounts'
>;

/**
 * A transaction takes 100 items: the lines' entries, a posting for each account, the voucher and its number, its link, the audit
 * rows, what was published of it, and the years it moves.
 */
const MAX_LINES = 80;
const MAX_ROWS = 82;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const debitsOf = (lines: readonly PostedLine[]) => sum(lines.map(({ debitFen }) => debitFen));
const creditsOf = (lines: readonly PostedLine[]) => sum(lines.map(({ creditFen }) => creditFen));
/** 101 库存现金, 102 银行存款 and their sub-accounts. */
const isCash = ({ accountCode }: PostedLine): boolean => /^10[12]/.test(accountCode);

/** 321 本年收益, which only the vouchers at the end of a year touch: with 5xx 损益 and 322 收益分配, and nothing else. */
const isSurplus = ({ accountCode }: PostedLine): boolean => accountCode.startsWith('321');
const isSurplusOrCarried = ({ accountCode }: PostedLine): boolean => /^(321|322|5)/.test(accountCode);

/** The account and those it belongs to: 10201 → 102, 10201. */
export const levelsOf = (accountCode: string): string[] =>
  Array.from({ length: (accountCode.length - 3) / 2 + 1 }, (_, level) => accountCode.slice(0, 3 + 2 * level));

const refuse = (path: string, message: string): never => {
  throw new AppError('request.malformed', [{ path, message }]);
};

/** The lines and the accounts they move: what a voucher takes of a transaction. */
const rowsOf = (lines: readonly PostedLine[]): number =>
  lines.length + new Set(lines.flatMap(({ accountCode }) => levelsOf(accountCode))).size;

/** Whether one voucher can hold these lines. */
export const fitsVoucher = (lines: readonly PostedLine[]): boolean =>
  lines.length <= MAX_LINES && rowsOf(lines) <= MAX_ROWS;

/** What a book may hold that the desk does not write. */
export interface PostingRules {
  /** 红字: an amount below zero on its own side. Books brought from elsewhere have it; at the desk a reversal takes back. */
  readonly red?: boolean;
}

/**
 * A voucher that may enter the book: two lines or more, each with one side in whole fen above zero, debits equal to credits.
 * Rule: 有借必有贷，借贷必相等.
 * @throws AppError `request.malformed` naming the line.
 */
export function postVoucher(draft: VoucherDraft, { red = false }: PostingRules = {}): PostedVoucher {
  const { lines } = draft;
  if (lines.length < 2) refuse('lines', '凭证至少要有两条分录');
  if (lines.length > MAX_LINES) refuse('lines', `凭证最多 ${MAX_LINES} 条分录，请分成几张`);
  if (rowsOf(lines) > MAX_ROWS) refuse('lines', '这张凭证的科目太多，请分成几张');
  lines.forEach(({ debitFen, creditFen }, place) => {
    const path = `lines.${place}`;
    if (![debitFen, creditFen].every((fen) => Number.isSafeInteger(fen) && (red || fen >= 0)))
      refuse(path, red ? '金额要用整数的分' : '金额要用整数的分，不能是负数');
    if (Math.abs(debitFen) > MOST_FEN || Math.abs(creditFen) > MOST_FEN) refuse(path, '金额太大了，请检查');
    if ((debitFen !== 0) === (creditFen !== 0)) refuse(path, '一条分录只能有借方或贷方一边');
  });
  if (debitsOf(lines) !== creditsOf(lines)) refuse('lines', '借方合计和贷方合计不相等');
  if (lines.some(isSurplus) && !lines.every(isSurplusOrCarried))
    refuse('lines', '本年收益只能和收入、支出、收益分配互相结转');
  return { ...draft, totalFen: debitsOf(lines) };
}

const swapped = (lines: readonly PostedLine[]): PostedLine[] =>
  lines.map((line) => ({ ...line, debitFen: line.creditFen, creditFen: line.debitFen }));

/** 红字. */
const isRed = ({ debitFen, creditFen }: PostedLine): boolean => debitFen + creditFen < 0;
/** The line that moves as much without a sum below zero: a red debit moves what a credit moves. */
const inBlack = (line: PostedLine): PostedLine =>
  isRed(line) ? { ...line, debitFen: 0 - line.creditFen, creditFen: 0 - line.debitFen } : line;

/**
 * The movements of cash and bank in a voucher, each with the account on its other side. Money between 101 and 102 is neither
 * income nor expense. Where a voucher has more on the other side than cash moved (part of a sale is still owed), the lines
 * are paid in their order, those in red last. A reversing voucher gives the movements of the one it reverses, below zero; and
 * a red line takes back on its own side: a red credit is income below zero, never an expense.
 */
export function entriesOf(voucher: PostedVoucher): Movement[] {
  const reversing = voucher.reversalOf !== undefined;
  const lines = reversing ? swapped(voucher.lines) : voucher.lines;
  const cash = lines.filter(isCash).map(inBlack);
  const other = lines.filter((line) => !isCash(line)).sort((a, b) => Number(isRed(a)) - Number(isRed(b)));
  const movements = (direction: Direction, budget: number, fenOf: (line: PostedLine) => number): Movement[] => {
    let left = budget;
    return other.flatMap((line) => {
      const red = isRed(line);
      const amountFen = Math.min(left, fenOf(inBlack(line)));
      left -= amountFen;
      if (amountFen === 0) return [];
      return movement(voucher, line, red ? OPPOSITE[direction] : direction, red === reversing ? amountFen : -amountFen);
    });
  };
  return [
    ...movements('income', debitsOf(cash), ({ creditFen }) => creditFen),
    ...movements('expense', creditsOf(cash), ({ debitFen }) => debitFen),
  ];
}
const OPPOSITE = { income: 'expense', expense: 'income' } as const satisfies Record<Direction, Direction>;

const movement = (voucher: PostedVoucher, line: PostedLine, direction: Direction, amountFen: number): Movement => ({
  occurredOn: voucher.voucherOn,
  direction,
  amountFen,
  accountCode: line.accountCode,
  accountName: line.accountName,
  summary: line.summary,
  counterparty: line.counterparty ?? '',
  ...(line.counterpartyKey && { counterpartyKey: line.counterpartyKey }),
  voucherId: voucher.voucherId,
  voucherNo: voucher.voucherNo,
});

/** A year in which nothing has happened: its opening, in fen, is all there is. */
export const emptyYear = (openingFen: number) => ({
  ...{ openingFen, incomeFen: 0, expenseFen: 0, balanceFen: openingFen, entryCount: 0, months: [], accounts: [] },
});

/**
 * A year with more entries in it: its months, accounts and totals move together, so opening + income − expense = balance
 * and the parts add up to the totals, always.
 */
export function addToYear<Y extends YearSums>(year: Y, entries: readonly Movement[]): Y {
  const months = new Map(year.months.map((month) => [month.month, month]));
  const accounts = new Map(year.accounts.map((account) => [`${account.direction}#${account.accountCode}`, account]));
  for (const entry of entries) {
    const month = yearMonthOf(entry.occurredOn);
    const key = `${entry.direction}#${entry.accountCode}`;
    months.set(month, withEntryInMonth(months.get(month) ?? { month, incomeFen: 0, expenseFen: 0, count: 0 }, entry));
    accounts.set(key, withEntryInAccount(accounts.get(key), entry));
  }
  const incomeFen = year.incomeFen + totalOf(entries, 'income');
  const expenseFen = year.expenseFen + totalOf(entries, 'expense');
  return {
    ...year,
    incomeFen,
    expenseFen,
    balanceFen: year.openingFen + incomeFen - expenseFen,
    entryCount: year.entryCount + entries.length,
    months: [...months.values()].sort((a, b) => a.month.localeCompare(b.month)),
    accounts: [...accounts.values()].sort(
      (a, b) => a.direction.localeCompare(b.direction) || a.accountCode.localeCompare(b.accountCode),
    ),
  };
}

const totalOf = (entries: readonly Movement[], direction: Direction): number =>
  sum(entries.filter((entry) => entry.direction === direction).map(({ amountFen }) => amountFen));

const withEntryInMonth = (month: MonthTotal, { direction, amountFen }: Movement): MonthTotal => ({
  ...month,
  incomeFen: month.incomeFen + (direction === 'income' ? amountFen : 0),
  expenseFen: month.expenseFen + (direction === 'expense' ? amountFen : 0),
  count: month.count + 1,
});

const withEntryInAccount = (
  account: AccountTotal | undefined,
  { accountCode, accountName, direction, amountFen }: Movement,
): AccountTotal => ({
  accountCode,
  accountName: account?.accountName ?? accountName,
  direction,
  totalFen: (account?.totalFen ?? 0) + amountFen,
  count: (account?.count ?? 0) + 1,
});

/** A year whose year before ended with `movedFen` more: what is posted late in one year opens the next. */
export const carryForward = <Y extends YearSums>(year: Y, movedFen: number): Y => ({
  ...year,
  openingFen: year.openingFen + movedFen,
  balanceFen: year.balanceFen + movedFen,
});

export type Reversal = Pick<
  PostedVoucher,
  'voucherId' | 'voucherNo' | 'voucherOn' | 'preparedBy' | 'reviewedBy' | 'approvedBy' | 'bookers' | 'pendingId'
>;

/**
 * The voucher that takes another back (冲销), its amounts swapped, and the other as it stands afterwards: linked both ways,
 * neither edited nor taken out. It belongs to the book of the same year.
 * @throws AppError `request.malformed` when it was reversed already, is a reversal itself, or the day does not fit.
 */
export function reverse(
  voucher: PostedVoucher,
  reversal: Reversal,
): { reversing: PostedVoucher; reversed: PostedVoucher } {
  if (voucher.reversedBy) refuse('reversedBy', '这张凭证已经冲销过了');
  if (voucher.reversalOf) refuse('reversalOf', '冲销凭证不能再冲销，请重新记一张');
  if (reversal.voucherOn.slice(0, 4) !== voucher.voucherOn.slice(0, 4) || reversal.voucherOn < voucher.voucherOn)
    refuse('voucherOn', '冲销凭证要记在同一年、原凭证之后');
  const { bookers: _, pendingId: _pending, ...taken } = voucher;
  return {
    reversing: {
      ...taken,
      ...reversal,
      lines: swapped(voucher.lines).map((line) => ({ ...line, summary: `冲销 ${voucher.voucherNo}：${line.summary}` })),
      attachments: [],
      reversalOf: voucher.voucherId,
    },
    reversed: { ...voucher, reversedBy: reversal.voucherId },
  };
}
