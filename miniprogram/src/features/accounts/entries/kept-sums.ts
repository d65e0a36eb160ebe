import type { Direction, Entry, VillageYear } from '@shared/accounts/accounts';
import type { Page } from '@shared/page';

/** What is shown: an account excludes a direction, as in the contract. */
export interface Shown {
  direction: Direction | undefined;
  month: string | undefined;
  accountCode: string | undefined;
}

interface Sum {
  direction: Direction;
  fen: number;
}

/** The sums the book keeps for this view; undefined for one account in one month, which it does not keep. */
export function keptSums(book: VillageYear, { direction, month, accountCode }: Shown): Sum[] | undefined {
  if (accountCode) {
    const account = book.accounts.find((one) => one.accountCode === accountCode);
    return account && !month ? [{ direction: account.direction, fen: account.totalFen }] : undefined;
  }
  const of = month ? book.months.find((one) => one.month === month) : book;
  const both: Sum[] = [
    { direction: 'income', fen: of?.incomeFen ?? 0 },
    { direction: 'expense', fen: of?.expenseFen ?? 0 },
  ];
  return both.filter((sum) => !direction || sum.direction === direction);
}

/** The sums of a listing that has come to its end. */
export function listedSums(pages: readonly Page<Entry>[]): Sum[] {
  const entries = pages.flatMap((page) => page.items);
  return (['income', 'expense'] as const).flatMap((direction) => {
    const its = entries.filter((entry) => entry.direction === direction);
    return its.length ? [{ direction, fen: its.reduce((sum, entry) => sum + entry.amountFen, 0) }] : [];
  });
}
