import { listWorkbench, type WorkVillage } from '@shared/accounts/workbench';
import { dayInChina, monthOf } from '@shared/time';
import { handle } from '../../platform/serve';
import { isInUse } from '../bank/bank-account';
import { bankStatementsOf } from '../bank/bank-line-store';
import { readSheet } from '../bank/read-sheet';
import { pendingIn } from '../desk/pending-store';
import { type BankStanding, type Waiting, workMonths } from './work-months';
import { signedMonths, standingRows, villagesIn } from './work-store';

/** The vouchers of one village that are counted; more are said to be more. */
const COUNTED = 50;

async function waitingIn(villageCode: string): Promise<{ waiting: Waiting[]; isMore: boolean }> {
  const { items, next } = await pendingIn(villageCode, { limit: COUNTED });
  const waiting = items.map(({ voucherOn, state, prepared, reviewed }): Waiting => ({
    voucherOn,
    state: state === 'reviewed' ? 'reviewed' : 'prepared',
    by: [prepared.name, ...(reviewed ? [reviewed.name] : [])],
  }));
  return { waiting, isMore: next !== undefined };
}

interface Given {
  villageCode: string;
  bankAccountId: string;
  openedOn: string;
}

/** How an account stands. A signature counts as its month's sheet is now: of closed months nothing can change, and none is read again. */
async function bankStanding(
  { villageCode, bankAccountId, openedOn }: Given,
  year: number,
  closedThrough: number,
): Promise<BankStanding> {
  const [statements, months] = await Promise.all([
    bankStatementsOf(villageCode, bankAccountId),
    signedMonths(villageCode, bankAccountId, year),
  ]);
  const open = months.filter((month) => monthOf(month) > closedThrough);
  const signed = await Promise.all(
    open.map(async (month) => {
      const { signedBy, checkedBy } = (await readSheet({ villageCode, bankAccountId, month })).view;
      return signedBy === undefined ? [] : [[month, { made: signedBy, isChecked: checkedBy !== undefined }] as const];
    }),
  );
  return {
    openedOn,
    coveredThrough:
      statements
        .map(({ through }) => through)
        .sort()
        .at(-1) ?? '',
    signed: new Map(signed.flat()),
  };
}

export const listWorkbenchHandler = handle(listWorkbench)(async ({ params: { division, year }, query }, { at }) => {
  const today = dayInChina(at);
  const { items: villages, next } = await villagesIn(division, query);
  const rows = await standingRows(
    villages.map(({ code }) => code),
    year,
  );
  const items = await Promise.all(
    villages.map(async ({ code: villageCode, name: villageName }, place): Promise<WorkVillage> => {
      const { year: book, published, accounts } = rows[place]!;
      const inUse = (accounts?.accounts ?? []).filter(isInUse);
      const village = { villageCode, villageName, hasBook: book !== undefined, bankAccounts: inUse.length };
      if (!book) return { ...village, months: [] };
      const [pending, banks] = await Promise.all([
        waitingIn(villageCode),
        Promise.all(
          inUse.map(({ bankAccountId, openedOn }) =>
            bankStanding({ villageCode, bankAccountId, openedOn }, year, book.closedThrough),
          ),
        ),
      ]);
      const standing = {
        ...{ year, closedThrough: book.closedThrough, published: published?.periods ?? [], banks, ...pending },
        booked: new Set(book.months.filter(({ count }) => count > 0).map(({ month }) => month)),
      };
      return { ...village, months: workMonths(standing, today) };
    }),
  );
  return { items, ...(next && { next }) };
});
