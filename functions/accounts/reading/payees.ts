import type { Direction } from '@shared/accounts/accounts';
import type { PayeeList } from '@shared/accounts/payees';
import type { IndexedEntry } from './search-index';

/** What one other party was paid, or paid, in a year. */
export interface PayeeSum {
  payeeId: string;
  name: string;
  direction: Direction;
  totalFen: number;
  count: number;
  accounts: { accountCode: string; accountName: string; totalFen: number }[];
}

/** The year's other parties. `crowd` are those who found no room of their own: their sums, not who they are. */
export interface PayeeSums {
  payees: PayeeSum[];
  crowd: { direction: Direction; totalFen: number; count: number }[];
}

/** A row holds 400 KB; with some 250 bytes each, this many stay far below it. A village's year has about a hundred. */
const MOST_PAYEES = 800;

/** The sums with these entries in them: what all rows add up to is what the entries add up to, always. */
export function addToPayees(
  sums: PayeeSums | undefined,
  entries: readonly IndexedEntry[],
  most = MOST_PAYEES,
): PayeeSums {
  const payees = new Map((sums?.payees ?? []).map((one) => [`${one.direction}#${one.payeeId}`, one]));
  const crowd = new Map((sums?.crowd ?? []).map((one) => [one.direction, one]));
  for (const { payeeId, counterparty, direction, amountFen, accountCode, accountName } of entries) {
    const key = `${direction}#${payeeId}`;
    const one = payees.get(key);
    if (!one && payees.size >= most) {
      const { totalFen = 0, count = 0 } = crowd.get(direction) ?? {};
      crowd.set(direction, { direction, totalFen: totalFen + amountFen, count: count + 1 });
      continue;
    }
    const accounts = one?.accounts ?? [];
    const known = accounts.find((account) => account.accountCode === accountCode);
    const account = { accountCode, accountName, totalFen: (known?.totalFen ?? 0) + amountFen };
    payees.set(key, {
      payeeId,
      name: counterparty,
      direction,
      totalFen: (one?.totalFen ?? 0) + amountFen,
      count: (one?.count ?? 0) + 1,
      accounts: known ? accounts.map((other) => (other === known ? account : other)) : [...accounts, account],
    });
  }
  return { payees: [...payees.values()], crowd: [...crowd.values()] };
}

/**
 * The largest of a direction, one by one, and the rest in a sum.
 * What was taken back in full is not there any more: it was paid to nobody.
 */
export function largestOf(sums: PayeeSums, direction: Direction, most: number): PayeeList {
  const all = sums.payees
    .filter((one) => one.direction === direction && one.totalFen > 0)
    .sort((a, b) => b.totalFen - a.totalFen || a.payeeId.localeCompare(b.payeeId));
  const [shown, rest] = [all.slice(0, most), all.slice(most)];
  const crowd = sums.crowd.find((one) => one.direction === direction);
  const total = (list: readonly { totalFen: number }[]) => list.reduce((sum, { totalFen }) => sum + totalFen, 0);
  return {
    totalFen: total(all) + (crowd?.totalFen ?? 0),
    payees: shown.map(({ payeeId, name, totalFen, count, accounts }) => ({
      payeeId,
      name,
      totalFen,
      count,
      accounts: accounts.filter((account) => account.totalFen !== 0).sort((a, b) => b.totalFen - a.totalFen),
    })),
    others: { count: rest.length + (crowd?.count ?? 0), totalFen: total(rest) + (crowd?.totalFen ?? 0) },
  };
}
