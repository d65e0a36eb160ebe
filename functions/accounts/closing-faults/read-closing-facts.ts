import { AppError } from '@shared/errors';
import { monthEnd, monthOfYear } from '@shared/time';
import { ConditionsFailed, retryOnRace } from '../../platform/transact';
import { balancesOf } from '../balances/balance-store';
import { isUnder } from '../balances/balances';
import { wasInUseIn } from '../bank/bank-account';
import { bankAccountsOf } from '../bank/bank-account-store';
import { readSheet } from '../bank/read-sheet';
import { type Book, type StoredVoucher, voucherOf } from '../book-store';
import { pendingIn } from '../desk/pending-store';
import type { BankFacts, ClosingFacts } from './closing-faults';
import { numbersOf, vouchersOfMonth, withAddedPapers } from './closing-facts-store';

/** Waiting vouchers that are counted; one is enough to keep a month open. */
const COUNTED = 50;

/** What waits for a step in a village, through the month's end: the list begins with the earliest day. */
async function waitingThrough(villageCode: string, month: string) {
  const { items } = await pendingIn(villageCode, { limit: COUNTED });
  return items.filter(({ voucherOn }) => voucherOn <= monthEnd(month));
}

type UsedAccount = Awaited<ReturnType<typeof usedIn>>[number];

const usedIn = async (villageCode: string, month: string) =>
  (await bankAccountsOf(villageCode)).accounts.filter((account) =>
    wasInUseIn(account, { from: `${month}-01`, through: monthEnd(month) }),
  );

/** How the bank stands to an account, and its open vouchers with the year each is in. */
async function bankFacts(villageCode: string, month: string, { bankAccountId, bank, tail }: UsedAccount) {
  const { view } = await readSheet({ villageCode, bankAccountId, month });
  return {
    bankAccountId,
    bankName: `${bank} ${tail}`,
    unexplained: view.openLines.filter(({ awaits }) => awaits === undefined).length,
    isSigned: view.checkedBy !== undefined,
    openVouchers: view.openVouchers,
  } satisfies BankFacts;
}

/** Which of the open vouchers moved money between two of the village's own accounts. */
async function transfersAmong(
  villageCode: string,
  accounts: readonly UsedAccount[],
  open: readonly { voucherId: string; year: number }[],
): Promise<Set<string>> {
  if (accounts.length < 2) return new Set();
  const found = await Promise.all(open.map(({ year, voucherId }) => voucherOf({ villageCode, year }, voucherId)));
  const own = found.filter(
    (voucher) =>
      voucher !== undefined &&
      accounts.filter(({ ledgerCode }) => voucher.lines.some(({ accountCode }) => isUnder(accountCode, ledgerCode)))
        .length > 1,
  );
  return new Set(own.flatMap((voucher) => (voucher ? [voucher.voucherId] : [])));
}

/**
 * What closing asks of a month, of one moment: the balances are those of the vouchers that were read with them. With `onlyBlocking` without
 * what is asked for a look alone: every number of the year and the transfers.
 * @throws AppError `notFound` without a book of that year
 */
export const readClosingFacts = (
  book: Book,
  month: number,
  { onlyBlocking = false } = {},
): Promise<ClosingFacts & { vouchers: readonly StoredVoucher[] }> =>
  retryOnRace(async () => {
    const { villageCode, year } = book;
    const ofYear = monthOfYear(year, month);
    const balances = await balancesOf(book, { consistent: true });
    if (!balances) throw new AppError('notFound');
    const [vouchers, added, numbers, waiting, accounts] = await Promise.all([
      vouchersOfMonth(book, month),
      withAddedPapers(book, month),
      onlyBlocking ? [] : numbersOf(book),
      waitingThrough(villageCode, ofYear),
      usedIn(villageCode, ofYear),
    ]);
    // Posted in between: one has the voucher and the other has not.
    const after = await balancesOf(book, { consistent: true });
    if (after?.version !== balances.version) throw new ConditionsFailed([]);
    const banks = await Promise.all(accounts.map((account) => bankFacts(villageCode, ofYear, account)));
    const open = onlyBlocking ? [] : banks.flatMap(({ openVouchers }) => openVouchers);
    const transfers = await transfersAmong(villageCode, accounts, open);
    return { year, month, balances, vouchers, withAddedPapers: added, numbers, waiting, banks, transfers };
  });
