import type { Correction, Figure, Publication } from '@shared/accounts/publications';
import { daysAfter, dayInChina, yearOf, monthOf, yearMonthOf, monthOfYear, twoDigits } from '@shared/time';
import { rules } from '../../../data/publication_rules.json';
import { balanceAfter, type Balances } from '../balances/balances';
import { entriesOf, type Movement, type PostedVoucher, type YearSums } from '../book';
import { secondOf, statementsOf } from '../statements/statements';

const rule = (id: string): number => rules.find((one) => one.id === id)!.value;
const DUE_DAY = rule('dueDay');
const SHOWN_DAYS = rule('shownDays');

/** What was published of a period, as it was that day. */
export interface Published {
  readonly period: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly shownUntil: string;
  readonly figures: readonly Figure[];
  /** The hash over the figures and every account's balance through the period. */
  readonly fingerprint: string;
}

/** The months and quarters of a year that are to be published, each after what is in it. */
export const periodsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, month) => [
    monthOfYear(year, month + 1),
    ...(month % 3 === 2 ? [`${year}-Q${(month + 1) / 3}`] : []),
  ]).flat();

export const isQuarter = (period: string): boolean => period[5] === 'Q';
/** The last month of a period, 1–12. */
export const lastMonthOf = (period: string): number =>
  isQuarter(period) ? Number(period.slice(6)) * 3 : Number(period.slice(5));

/** The periods a day belongs to: its month and its quarter. */
export const periodsWith = (day: string): [month: string, quarter: string] => [
  yearMonthOf(day),
  `${day.slice(0, 4)}-Q${Math.ceil(monthOf(day) / 3)}`,
];

/** The first day after a period. */
export function dayAfter(period: string): string {
  const month = lastMonthOf(period);
  const year = yearOf(period);
  return month === 12 ? `${year + 1}-01-01` : `${monthOfYear(year, month + 1)}-01`;
}

/** The day by which a period must be published. Rule: data/publication_rules.json. */
export const dueOn = (period: string): string => `${yearMonthOf(dayAfter(period))}-${twoDigits(DUE_DAY)}`;

export const shownUntil = (publishedAt: string): string => dayInChina(daysAfter(publishedAt, SHOWN_DAYS));

/** How a period stands on `today`. */
export function stateOf(period: string, publishedOn: string | undefined, today: string): Publication['state'] {
  if (publishedOn) return publishedOn <= dueOn(period) ? 'onTime' : 'late';
  if (today < dayAfter(period)) return 'open';
  return today <= dueOn(period) ? 'due' : 'overdue';
}

/** The periods of a year that wait and those that are late. */
export function behind(
  year: number,
  published: readonly string[],
  today: string,
): { due: string[]; overdue: string[] } {
  const waiting = periodsOf(year).filter((period) => !published.includes(period));
  const of = (state: string) => waiting.filter((period) => stateOf(period, undefined, today) === state);
  return { due: of('due'), overdue: of('overdue') };
}

/** What is said of a period: a month's income and expense, a quarter's statements. */
export function figuresOf(period: string, year: Pick<YearSums, 'months'>, balances: Balances): Figure[] {
  const through = lastMonthOf(period);
  if (!isQuarter(period)) {
    const { incomeFen, expenseFen } = year.months.find(({ month }) => month === period) ?? {
      incomeFen: 0,
      expenseFen: 0,
    };
    const cash = balances.accounts
      .filter(({ accountCode }) => /^10[12]/.test(accountCode))
      .reduce((sum, account) => sum + balanceAfter(account, through), 0);
    return [
      { name: '收入', fen: incomeFen },
      { name: '支出', fen: expenseFen },
      { name: '月末余额', fen: cash },
    ];
  }
  const { assets, claims, surplus } = statementsOf(balances, { from: through - 2, through });
  return [
    { name: '资产总计', fen: secondOf(assets, 'assets') },
    { name: '负债合计', fen: secondOf(claims, 'liabilities') },
    { name: '所有者权益合计', fen: secondOf(claims, 'equity') },
    { name: '本年净收益', fen: secondOf(surplus, 'netSurplus') },
    { name: '未分配收益', fen: secondOf(surplus, 'carriedForward') },
  ];
}

/** What a fingerprint is taken of: the figures, and what every account held. Amounts move it, names do not. */
export const printable = (period: string, figures: readonly Figure[], { accounts }: Balances): string => {
  const through = lastMonthOf(period);
  // The carrying of December comes with its closing, before anything of it can be published.
  const held = accounts
    .map((account) => [account.accountCode, balanceAfter(account, through)] as const)
    .filter(([, fen]) => fen !== 0);
  return JSON.stringify([figures.map(({ name, fen }) => [name, fen]), held]);
};

/** The corrections that concern a period: of a voucher in it, made after it. One made within it is in its figures. */
export const correctionsTo = (period: string, corrections: readonly Correction[]): Correction[] =>
  corrections.filter(
    ({ occurredOn, correctedOn }) =>
      periodsWith(occurredOn).includes(period) && !periodsWith(correctedOn).includes(period),
  );

/** A month's figures with what was taken back since; undefined where that changes none of them. */
export function figuresNow(
  { period, figures }: Pick<Published, 'period' | 'figures'>,
  corrections: readonly Correction[],
): Figure[] | undefined {
  if (isQuarter(period)) return undefined;
  const incomeFen = corrections.reduce((sum, one) => sum + one.incomeFen, 0);
  const expenseFen = corrections.reduce((sum, one) => sum + one.expenseFen, 0);
  if (incomeFen === 0 && expenseFen === 0) return undefined;
  const less: Record<string, number> = { 收入: incomeFen, 支出: expenseFen, 月末余额: incomeFen - expenseFen };
  return figures.map(({ name, fen }) => ({ name, fen: fen - (less[name] ?? 0) }));
}

/** What a reversal takes back of what its voucher brought in and paid out. */
const takenBack = (entries: readonly Movement[]): Pick<Correction, 'incomeFen' | 'expenseFen'> => {
  const of = (direction: string) =>
    entries.filter((entry) => entry.direction === direction).reduce((sum, { amountFen }) => sum - amountFen, 0);
  return { incomeFen: of('income'), expenseFen: of('expense') };
};

/** The row of a reversal in a later month than what it takes back; none where it is in the same. */
export function correctionOf(reversed: PostedVoucher, reversing: PostedVoucher): Correction | undefined {
  if (yearMonthOf(reversed.voucherOn) === yearMonthOf(reversing.voucherOn)) return undefined;
  return {
    voucherId: reversed.voucherId,
    voucherNo: reversed.voucherNo,
    reversedBy: reversing.voucherId,
    reversedByNo: reversing.voucherNo,
    occurredOn: reversed.voucherOn,
    correctedOn: reversing.voucherOn,
    summary: reversed.lines[0]!.summary,
    ...takenBack(entriesOf(reversing)),
  };
}

interface Shown {
  readonly today: string;
  readonly closedThrough: number;
  /** Whether the book still says what it said. */
  readonly intact: boolean;
  /** The whole year's. */
  readonly corrections: readonly Correction[];
}

/** A period as it is shown. */
export function publicationOf(
  period: string,
  published: Published | undefined,
  { today, closedThrough, intact, corrections }: Shown,
): Publication {
  const its = published ? correctionsTo(period, corrections) : [];
  const now = published && figuresNow(published, its);
  return {
    period,
    kind: isQuarter(period) ? 'quarter' : 'month',
    state: stateOf(period, published && dayInChina(published.publishedAt), today),
    closed: lastMonthOf(period) <= closedThrough,
    dueOn: dueOn(period),
    ...(published && {
      publishedAt: published.publishedAt,
      publishedBy: published.publishedBy,
      shownUntil: published.shownUntil,
      figures: [...published.figures],
      intact,
    }),
    ...(now && { now }),
    corrections: its,
  };
}
