import { closeMonth } from '@shared/books';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { auditRow } from '../platform/audit';
import { findDone, markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed } from '../platform/transact';
import { type Book, villageYearOf } from './book-store';
import { AlreadyPosted, changeBook } from './change-book';
import { carryingVouchers, refuseClosing } from './closing';
import { openYear } from './open-year';
import { pendingIn } from './desk/pending-store';
import { signatureOf } from './desk/signature';
import { publishedYearOf, putPublishedYear } from './publications/publication-store';

const LAST = 12;

export const closeMonthHandler = handle(closeMonth)(async ({ params: { month, ...book }, caller }, { at, once }) => {
  if (await findDone(once)) return closedThrough(book);
  await refuseWaiting(book, month);
  if (month === LAST) await openNext(book, at, caller.accountId);
  try {
    await changeBook(book, at, async ({ year, years, balances }) => {
      refuseClosing({ year, years, month, today: dayInChina(at) });
      const progress = await publishedYearOf(book);
      if (!progress) throw new AppError('notFound');
      return {
        vouchers: month === LAST ? carryingVouchers(year, balances, signatureOf(caller)) : [],
        closedThrough: month,
        besides: [
          putPublishedYear({ ...progress, closedThrough: month }, progress),
          auditRow({
            subject: `book#${book.villageCode}#${book.year}`,
            action: 'closeMonth',
            at,
            actor: caller.accountId,
            note: `${book.year}-${String(month).padStart(2, '0')}`,
          }),
          markDone(once, String(month), at),
        ],
      };
    });
  } catch (error) {
    if (!(error instanceof ConditionsFailed || error instanceof AlreadyPosted)) throw error;
    if (!(await findDone(once))) throw new AppError('version.stale');
  }
  return closedThrough(book);
});

async function closedThrough(book: Book): Promise<{ closedThrough: number }> {
  const year = await villageYearOf(book, { consistent: true });
  if (!year) throw new AppError('notFound');
  return { closedThrough: year.closedThrough };
}

/** What is on its way would have nowhere to go. One that is prepared a moment later is refused when it comes to be posted. */
async function refuseWaiting({ villageCode, year }: Book, month: number): Promise<void> {
  const until = `${year}-${String(month).padStart(2, '0')}-31`;
  const { items } = await pendingIn(villageCode, { limit: 1 });
  // The list begins with the earliest day.
  if (items[0] && items[0].voucherOn <= until) throw new AppError('accounts.vouchersWaiting');
}

/** The next year's book, if it is not open yet: the vouchers that carry the surplus leave its openings as they are. */
async function openNext(book: Book, at: string, actor: string): Promise<void> {
  const year = await villageYearOf(book, { consistent: true });
  if (!year) throw new AppError('notFound');
  const { villageCode, villageName, townName } = year;
  if (year.years.includes(book.year + 1)) return;
  try {
    await openYear({ villageCode, villageName, townName, year: book.year + 1 }, 0, at, actor);
  } catch (error) {
    // Somebody else opened it.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}
