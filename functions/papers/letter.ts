import type { Direction, Entry, VillageYear } from '@shared/accounts';

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
  /** The largest payments, largest first. */
  readonly largest: readonly Pick<Entry, 'occurredOn' | 'amountFen' | 'summary' | 'counterparty' | 'voucherNo'>[];
  readonly entryCount: number;
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
  [1, 2, 3].map((place) => `${year}-${String((quarter - 1) * 3 + place).padStart(2, '0')}`);

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

/** The letter of a quarter, from the village's year and the entries of its three months. */
export function letterOf(
  year: Pick<VillageYear, 'villageName' | 'townName' | 'year' | 'openingFen' | 'months'>,
  quarter: number,
  entries: readonly Entry[],
): Letter {
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
    sources: sharesOf(entries, 'income'),
    uses: sharesOf(entries, 'expense'),
    largest: entries
      .filter(({ direction, amountFen }) => direction === 'expense' && amountFen > 0)
      .sort((a, b) => b.amountFen - a.amountFen)
      .slice(0, LARGEST),
    entryCount: entries.length,
  };
}
