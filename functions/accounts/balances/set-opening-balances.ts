import { type OpeningBalance, setOpeningBalances } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { WriteItem } from '../../platform/transact';
import type { Book } from '../book-store';
import { changeBook } from '../change-book';
import { refuseCashier } from '../desk/refuse-cashier';
import { accountChart } from '../chart-store';
import { accountNameShown, namesInAccounts } from '../parties/account-names';
import { partiesOf } from '../parties/known-parties';
import { balancesOf } from './balance-store';
import { openingLines } from './balances';

export const setOpeningBalancesHandler = handle(setOpeningBalances)(async (
  { params: book, body: { version, balances }, caller },
  { at, once },
) => {
  const besides = [markDone(once, 'openings', at)];
  await doOnce(once, {
    done: async () => undefined,
    act: async () => {
      await refuseCashier(caller, book.villageCode, at);
      await setOpenings(book, balances, at, caller.accountId, { version, besides });
    },
  });
  const stored = await balancesOf(book, { consistent: true });
  if (!stored) throw new AppError('notFound');
  return { version: stored.version };
});

/**
 * Sets the opening balances of a village's first book: the whole set, balanced; what is not named opens with nothing. Later years
 * move with it. Exported for the importer.
 * @throws AppError `request.malformed` naming the line, `accounts.openingFixed` when the year is not the first or a month of it is
 * closed, `version.stale` when `version` is given and is not the present one, `notFound` without a book.
 */
export async function setOpenings(
  book: Book,
  balances: readonly OpeningBalance[],
  at: string,
  actor: string,
  { version, besides = [] }: { version?: number; besides?: WriteItem[] } = {},
): Promise<void> {
  const [chart, parties] = await Promise.all([accountChart(), partiesOf(book.villageCode, namesInAccounts(balances))]);
  const openings = openingLines(balances, (account) => {
    const parent = chart.get(account.accountCode.slice(0, 3))?.name;
    return parent && (chart.get(account.accountCode)?.name ?? accountNameShown(account, chart, parties) ?? parent);
  });
  await changeBook(book, at, ({ year, years, balances: before }) => {
    if (year.closedThrough > 0 || years.some((one) => one.year < year.year))
      throw new AppError('accounts.openingFixed');
    if (version !== undefined && version !== before.version) throw new AppError('version.stale');
    return {
      vouchers: [],
      openings,
      besides: [
        auditRow({ subject: `book#${book.villageCode}#${book.year}`, action: 'setOpeningBalances', at, actor }),
        ...besides,
      ],
    };
  });
}
