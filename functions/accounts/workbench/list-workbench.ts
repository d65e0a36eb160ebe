import { listWorkbench, type WorkVillage } from '@shared/accounts/workbench';
import { districtOf } from '@shared/divisions';
import { dayInChina, monthOf, monthOfYear, yearMonthOf, yearOf } from '@shared/time';
import { handle } from '../../platform/serve';
import { isInUse, type KeptBankAccount, wasInUseIn } from '../bank/bank-account';
import { bankLineBefore, bankLinesBetween, bankStatementsOf } from '../bank/bank-line-store';
import { coveredOf } from '../bank/coverage';
import { lastDayOf, readSheet, wholeDays } from '../bank/read-sheet';
import { pendingIn } from '../desk/pending-store';
import { isCashier } from '../desk/refuse-cashier';
import { proposalsOn } from '../templates/proposals';
import { templatesOf } from '../templates/template-store';
import { handingsIn, isLateOn } from '../hand-overs/read-changes';
import { type BankStanding, type Waiting, workMonths } from './work-months';
import { signedMonths, standingRows, villagesIn } from './work-store';
import { withFaults } from './with-faults';

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

interface Key {
  villageCode: string;
  bankAccountId: string;
}

/**
 * How far files cover an account without a hole. Of the months that are open the balances are followed from file to file, also where their
 * days touch. Files that do not touch may follow each other by their balances: then a sheet says.
 */
async function coveredThrough({ villageCode, bankAccountId }: Key, openFrom: string): Promise<string> {
  const statements = await bankStatementsOf(villageCode, bankAccountId);
  const last = lastDayOf(statements);
  if (last === undefined) return '';
  const [before, lines] = await Promise.all([
    bankLineBefore(villageCode, bankAccountId, openFrom),
    openFrom > last ? [] : bankLinesBetween(villageCode, bankAccountId, openFrom, last),
  ]);
  if (coveredOf(statements.map(wholeDays), before ? [before, ...lines] : lines)?.through === last) return last;
  return (await readSheet({ villageCode, bankAccountId, month: yearMonthOf(last) })).view.coveredThrough ?? '';
}

/** How an account stands. A signature counts as its month's sheet is now: of closed months nothing can change, and none is read again. */
async function bankStanding(
  villageCode: string,
  { bankAccountId, openedOn, closedOn, state }: KeptBankAccount,
  year: number,
  closedThrough: number,
): Promise<BankStanding> {
  const openFrom = closedThrough === 12 ? `${year + 1}-01-01` : `${monthOfYear(year, closedThrough + 1)}-01`;
  const [covered, months] = await Promise.all([
    coveredThrough({ villageCode, bankAccountId }, openFrom),
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
    ...(state === 'closed' && closedOn && { closedOn }),
    coveredThrough: covered,
    signed: new Map(signed.flat()),
  };
}

export const listWorkbenchHandler = handle(listWorkbench)(async (
  { params: { division, year }, query, caller },
  { at },
) => {
  const today = dayInChina(at);
  const { items: villages, next } = await villagesIn(division, query);
  const [rows, { templates: above }, asCashier] = await Promise.all([
    standingRows(
      villages.map(({ code }) => code),
      year,
    ),
    templatesOf(districtOf(division)),
    isCashier(caller, division, at),
  ]);
  const items = await Promise.all(
    villages.map(async ({ code: villageCode, name: villageName }, place): Promise<WorkVillage> => {
      const { year: book, published, accounts, intake, templates, uses } = rows[place]!;
      const all = accounts?.accounts ?? [];
      const isOpen = (month: string) => yearOf(month) === year && !!book && monthOf(month) > book.closedThrough;
      const isUnhanded = (await handingsIn(villageCode)).some(({ change, list }) => isLateOn(change, list, today));
      const village = {
        isUnhanded,
        villageCode,
        villageName,
        hasBook: book !== undefined,
        bankAccounts: all.filter(isInUse).length,
        proposed: proposalsOn(today, [...above, ...templates], uses, isOpen).length,
      };
      if (!book) return { ...village, months: [] };
      const [pending, banks] = await Promise.all([
        waitingIn(villageCode),
        Promise.all(
          all
            .filter((account) => wasInUseIn(account, { from: `${year}-01-01`, through: `${year}-12-31` }))
            .map((account) => bankStanding(villageCode, account, year, book.closedThrough)),
        ),
      ]);
      const standing = {
        ...{ year, closedThrough: book.closedThrough, published: published?.periods ?? [], banks, ...pending },
        papers: new Map(intake?.months.map(({ month, ...counts }) => [monthOfYear(year, month), counts])),
        booked: new Set(book.months.filter(({ count }) => count > 0).map(({ month }) => month)),
      };
      return { ...village, months: await withFaults({ villageCode, year }, workMonths(standing, today)) };
    }),
  );
  return { items, ...(next && { next }), asCashier };
});
