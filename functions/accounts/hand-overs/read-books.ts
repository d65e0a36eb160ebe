import type { HandedBook } from '@shared/accounts/hand-overs';
import { levelOf } from '@shared/divisions';
import { villageNamed } from '../../identity/division-store';
import { balancesOf } from '../balances/balance-store';
import { heldAfter, LAST_MONTH } from '../balances/balances';
import { bankAccountsOf } from '../bank/bank-account-store';
import { isInUse } from '../bank/bank-account';
import { latestYearOf } from '../book-store';
import { pendingIn } from '../desk/pending-store';
import { intakeYearOf } from '../intake/intake-year-store';
import { everyRow } from '../../platform/query-page';
import { villagesIn } from '../workbench/work-store';

const [CASH, BANK] = ['101', '102'];
/** Vouchers on their way that are counted; more are said to be more. */
const COUNTED = 50;

async function readBook(villageCode: string, villageName: string): Promise<HandedBook> {
  const [latest, { accounts }, waiting] = await Promise.all([
    latestYearOf(villageCode),
    bankAccountsOf(villageCode),
    pendingIn(villageCode, { limit: COUNTED }),
  ]);
  const book = latest && { villageCode, year: latest.year };
  const [balances, intake] = book ? await Promise.all([balancesOf(book), intakeYearOf(book)]) : [];
  const papers = (of: 'waiting' | 'unbooked' | 'returned') =>
    (intake?.months ?? []).reduce((sum, month) => sum + month[of], 0);
  return {
    ...{ villageCode, villageName, ...(latest && { year: latest.year }), closedThrough: latest?.closedThrough ?? 0 },
    vouchers: balances?.lastNumber ?? 0,
    cashFen: balances ? heldAfter(balances, CASH!, LAST_MONTH) : 0,
    bankFen: balances ? heldAfter(balances, BANK!, LAST_MONTH) : 0,
    bankAccounts: accounts.filter(isInUse).map(({ bank, tail }) => `${bank} 尾号${tail}`),
    ...{ waitingVouchers: waiting.items.length, isMore: waiting.next !== undefined },
    ...{ waitingPapers: papers('waiting'), unbookedPapers: papers('unbooked'), returnedPapers: papers('returned') },
  };
}

/** The books of a village, or of all villages of a town, as they are now. */
export async function readBooks(division: string): Promise<HandedBook[]> {
  const villages =
    levelOf(division) === 'village'
      ? [{ code: division, name: (await villageNamed(division)).name }]
      : await everyRow((query) => villagesIn(division, query));
  return Promise.all(villages.map(({ code, name }) => readBook(code, name)));
}
