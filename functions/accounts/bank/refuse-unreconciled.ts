import { AppError } from '@shared/errors';
import { monthEnd, monthOfYear } from '@shared/time';
import type { Book } from '../book-store';
import { wasInUseIn } from './bank-account';
import { bankAccountsOf } from './bank-account-store';
import { readSheet } from './read-sheet';

/**
 * A month closes when each account that the village then had is reconciled and signed by two, as its sheet stands now. A village that has
 * registered none closes as before.
 * @throws AppError `bank.notReconciled`
 */
export async function refuseUnreconciled({ villageCode, year }: Book, monthNumber: number): Promise<void> {
  const month = monthOfYear(year, monthNumber);
  const { accounts } = await bankAccountsOf(villageCode);
  const days = { from: `${month}-01`, through: monthEnd(month) };
  const used = accounts.filter((account) => wasInUseIn(account, days));
  for (const { bankAccountId } of used) {
    const { view } = await readSheet({ villageCode, bankAccountId, month });
    if (view.checkedBy === undefined) throw new AppError('bank.notReconciled');
  }
}
