import type { Direction } from '@shared/accounts/accounts';
import { monthOf } from '@shared/time';
import type { IndexedEntry } from './search-index';

/** What an account moved in each month of a year, in fen: January first. */
export interface AccountMonths {
  accountCode: string;
  accountName: string;
  direction: Direction;
  fen: number[];
}

export interface YearByMonth {
  accounts: AccountMonths[];
  /** The last month there is an entry of, 1…12; 0 when there is none. */
  lastMonth: number;
}

const NONE: YearByMonth = { accounts: [], lastMonth: 0 };

/** The year with these entries in it. */
export function addToMonths(year: YearByMonth = NONE, entries: readonly IndexedEntry[]): YearByMonth {
  const accounts = new Map(year.accounts.map((account) => [`${account.direction}#${account.accountCode}`, account]));
  let { lastMonth } = year;
  for (const { direction, accountCode, accountName, occurredOn, amountFen } of entries) {
    const month = monthOf(occurredOn);
    const key = `${direction}#${accountCode}`;
    const { fen, ...account } = accounts.get(key) ?? { accountCode, accountName, direction, fen: Array(12).fill(0) };
    accounts.set(key, { ...account, fen: fen.map((sum, place) => (place === month - 1 ? sum + amountFen : sum)) });
    lastMonth = Math.max(lastMonth, month);
  }
  return { accounts: [...accounts.values()], lastMonth };
}
