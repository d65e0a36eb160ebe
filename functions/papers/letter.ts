import type { Direction, Entry, VillageYear } from '@shared/accounts/accounts';
import { monthOfYear } from '@shared/time';

/** A quarter of a village's money as its letter tells it: opening + income − expense = balance, in fen. */
export interface Letter {
  readonly villageName: string;
  readonly townName: string;
  readonly year: number;
  readonly quarter: number;
  readonly openingFen: number;
  readonly incomeFen: number;
  readonly expenseFen: number;
  readonly balanceFen: number;
  readonly months: readonly { month: string; incomeFen: number; expenseFen: number }[];
  readonly sources: readonly Share[];
  readonly uses: readonly Share[];
  /** The largest payments, largest first, without those that were taken back (冲销) in the quarter. */
  readonly largest: readonly LetterPayment[];
  readonly entryCount: number;
}
export interface LetterPayment extends Pick<
  Entry,
  'occurredOn' | 'amountFen' | 'summary' | 'counterparty' | 'voucherNo'
> {
  /** The day after the quarter on which it was taken back. */
  readonly takenBackOn?: string;
}
export interface Share {
  readonly name: string;
  readonly totalFen: number;
  readonly count: number;
}

const LARGEST = 8;
const SHARES = 8;

/** `2026`, 3 → `['2026-07', '2026-08', '2026-09']`. */
export const monthsOf = (year: number, quarter: number): string[] =>
  [1, 2, 3].map((place) => monthOfYear(year, (quarter - 1) * 3 + place));

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** By what it was for, largest first; what is beyond eight is one line. */
function sharesOf(entries: readonly Entry[], direction: Direction): Share[] {
  const shares = new Map<string, Share>();
  for (const { accountName: name, amountFen } of entries.filter((entry) => entry.direction === direction)) {
    const share = shares.get(name) ?? { name, totalFen: 0, count: 0 };
    shares.set(name, { name, totalFen: share.totalFen + amountFen, count: share.count + 1 });
  }
  const sorted = [...shares.values()].sort((a, b) => b.totalFen - a.totalFen);
  if (sorted.length <= SHARES) return sorted;
  const rest = sorted.slice(SHARES - 1);
  return [
    ...sorted.slice(0, SHARES - 1),
    {
      name: `其他 ${rest.length} 项`,
      totalFen: sum(rest.map(({ totalFen }) => totalFen)),
      count: sum(rest.map(({ count }) => count)),
    },
  ];
}

/** How a reversing entry names what it takes back: see `reverse` in functions/accounts/book.ts. */
const TAKES_BACK = /^冲销\s*(\S+?)[：:]/;

/** Whether `red`, an entry below zero, takes `entry` back: by the voucher it names, where it names one. */
function takesBack(red: Entry, entry: Entry): boolean {
  const named = TAKES_BACK.exec(red.summary)?.[1];
  return (
    entry.amountFen === -red.amountFen &&
    entry.direction === red.direction &&
    entry.accountCode === red.accountCode &&
    entry.counterparty === red.counterparty &&
    entry.occurredOn <= red.occurredOn &&
    (named === undefined || named === entry.voucherNo)
  );
}

/** What stands of the entries: what was taken back among them goes with what took it back, one for one, so the sum is the same. */
function standing(entries: readonly Entry[], later: readonly Entry[]): (Entry & { takenBackOn?: string })[] {
  const left = new Map<Entry, string | undefined>(entries.map((entry) => [entry, undefined]));
  const original = (red: Entry) => [...left.keys()].reverse().find((one) => !left.get(one) && takesBack(red, one));
  for (const red of entries.filter(({ amountFen }) => amountFen < 0)) {
    const taken = original(red);
    if (taken) for (const one of [taken, red]) left.delete(one);
  }
  for (const red of later.filter(({ amountFen }) => amountFen < 0)) {
    const taken = original(red);
    if (taken) left.set(taken, red.occurredOn);
  }
  return [...left].map(([entry, takenBackOn]) => ({ ...entry, ...(takenBackOn && { takenBackOn }) }));
}

/**
 * The letter of a quarter, from the village's year and the entries of its three months.
 * @param later the year's entries after the quarter: what they take back is said beside it.
 */
export function letterOf(
  year: Pick<VillageYear, 'villageName' | 'townName' | 'year' | 'openingFen' | 'months'>,
  quarter: number,
  entries: readonly Entry[],
  later: readonly Entry[] = [],
): Letter {
  const stands = standing(entries, later);
  const wanted = monthsOf(year.year, quarter);
  const before = year.months.filter(({ month }) => month < wanted[0]!);
  const months = wanted.map((month) => {
    const kept = year.months.find((each) => each.month === month);
    return { month, incomeFen: kept?.incomeFen ?? 0, expenseFen: kept?.expenseFen ?? 0 };
  });
  const openingFen = year.openingFen + sum(before.map(({ incomeFen, expenseFen }) => incomeFen - expenseFen));
  const incomeFen = sum(months.map((month) => month.incomeFen));
  const expenseFen = sum(months.map((month) => month.expenseFen));
  return {
    villageName: year.villageName,
    townName: year.townName,
    year: year.year,
    quarter,
    openingFen,
    incomeFen,
    expenseFen,
    balanceFen: openingFen + incomeFen - expenseFen,
    months,
    sources: sharesOf(stands, 'income'),
    uses: sharesOf(stands, 'expense'),
    largest: stands
      .filter(({ direction, amountFen }) => direction === 'expense' && amountFen > 0)
      .sort((a, b) => b.amountFen - a.amountFen)
      .slice(0, LARGEST),
    entryCount: entries.length,
  };
}
