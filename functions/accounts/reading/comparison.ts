import type { Direction } from '@shared/accounts/accounts';
import { type AccountChange, type Comparison, LEAST_VILLAGES, type PerHead } from '@shared/accounts/comparison';
import { monthOf, yearOf } from '@shared/time';
import type { AccountMonths, YearByMonth } from './account-months';

/** A village of the town, as it is compared: its year by month and its people. */
export interface Neighbour {
  year: YearByMonth;
  population: number | undefined;
}

const through = ({ fen }: AccountMonths, month: number): number =>
  fen.slice(0, month).reduce((sum, amount) => sum + amount, 0);

const sumOf = (year: YearByMonth, direction: Direction, month: number): number =>
  year.accounts
    .filter((account) => account.direction === direction)
    .reduce((sum, account) => sum + through(account, month), 0);

const sumsOf = (year: YearByMonth, month: number) => ({
  incomeFen: sumOf(year, 'income', month),
  expenseFen: sumOf(year, 'expense', month),
});

/** The same months of two years, account by account; what moved in neither is left out. The largest first. */
export function changesOf(year: YearByMonth, last: YearByMonth | undefined, month: number): AccountChange[] {
  const accounts = new Map<string, AccountChange>();
  const add = (account: AccountMonths, part: 'fen' | 'lastFen') => {
    const { accountCode, accountName, direction } = account;
    const key = `${direction}#${accountCode}`;
    const known = accounts.get(key) ?? { accountCode, accountName, direction, fen: 0, lastFen: 0 };
    accounts.set(key, { ...known, [part]: known[part] + through(account, month) });
  };
  for (const account of year.accounts) add(account, 'fen');
  for (const account of last?.accounts ?? []) add(account, 'lastFen');
  return [...accounts.values()]
    .filter(({ fen, lastFen }) => fen !== 0 || lastFen !== 0)
    .sort((a, b) => Math.max(b.fen, b.lastFen) - Math.max(a.fen, a.lastFen));
}

/** The middle of these: of an even number, the mean of the two in the middle, to the whole fen. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : Math.round(((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2);
}

/**
 * Per head beside the middle of the town, in the same months. A village counts when its people are known and its books have
 * come as far; with fewer than `LEAST_VILLAGES` nothing is said, for the middle would tell of one of them.
 */
export function besideTown(
  own: YearByMonth,
  population: number | undefined,
  town: readonly Neighbour[],
  month: number,
): Comparison['town'] {
  const counted = town.filter((one): one is Neighbour & { population: number } => {
    return Boolean(one.population) && one.year.lastMonth >= month;
  });
  if (!population || counted.length < LEAST_VILLAGES) return undefined;
  const perHead = (fenOf: (year: YearByMonth) => number): PerHead => ({
    ownFen: Math.round(fenOf(own) / population),
    medianFen: medianOf(counted.map((one) => Math.round(fenOf(one.year) / one.population))),
  });
  const accounts = own.accounts.map(({ accountCode, accountName, direction }) => {
    const fenOf = (year: YearByMonth) => {
      const account = year.accounts.find((one) => one.accountCode === accountCode && one.direction === direction);
      return account ? through(account, month) : 0;
    };
    return { accountCode, accountName, direction, ...perHead(fenOf) };
  });
  return {
    villages: counted.length,
    income: perHead((year) => sumOf(year, 'income', month)),
    expense: perHead((year) => sumOf(year, 'expense', month)),
    accounts: accounts
      .filter(({ ownFen, medianFen }) => ownFen !== 0 || medianFen !== 0)
      .sort((a, b) => b.ownFen - a.ownFen),
  };
}

/**
 * How far a year is compared: until the last month that has entries and is over on this day. One entry on a month's first day would else
 * set a whole month of the year before against it, and no neighbour would have come as far. January stands for itself until it is over.
 */
export const comparedThrough = ({ lastMonth }: Pick<YearByMonth, 'lastMonth'>, year: number, today: string): number => {
  const over = yearOf(today) > year ? 12 : monthOf(today) - 1;
  return over === 0 ? lastMonth : Math.min(lastMonth, over);
};

/** The sums and changes of a year until a month, beside the year before and the town. */
export const compare = (
  own: YearByMonth,
  last: YearByMonth | undefined,
  population: number | undefined,
  town: readonly Neighbour[],
  month: number,
): Omit<Comparison, 'villageName' | 'townName' | 'year' | 'years'> => {
  const beside = besideTown(own, population, town, month);
  return {
    throughMonth: month,
    sums: sumsOf(own, month),
    ...(last && { last: sumsOf(last, month) }),
    accounts: changesOf(own, last, month),
    ...(population && { population }),
    ...(beside && { town: beside }),
  };
};
