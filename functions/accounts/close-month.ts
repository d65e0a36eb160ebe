import { closeMonth } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { dayInChina, monthOfYear } from '@shared/time';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed } from '../platform/transact';
import { type Book, villageYearOf } from './book-store';
import { isOverdrawn } from './balances/balances';
import { type BookState, changeBook } from './change-book';
import { carryingVouchers, goTogether, refuseClosing } from './closing';
import { refuseFaulty } from './closing-faults/refuse-faulty';
import { openYear } from './open-year';
import { refuseCashier } from './desk/refuse-cashier';
import { signatureOf } from './desk/signature';
import { publishedYearOf, putPublishedYear } from './publications/publication-store';

const LAST = 12;

export const closeMonthHandler = handle(closeMonth)(async ({ params: { month, ...book }, caller }, { at, once }) => {
  const act = async () => {
    await refuseCashier(caller, book.villageCode, at);
    await refuseFaulty(book, month);
    if (month === LAST) await openNext(book, at, caller.accountId);
    const closer = signatureOf(caller);
    if (month === LAST) await carryInParts(book, at, closer, caller.accountId);
    await changeBook(book, at, async (state) => {
      const { year, balances } = state;
      refuse(state, month, at);
      // Decided anew with the rest: what is posted in between changes a sheet.
      await refuseFaulty(book, month);
      const progress = await publishedYearOf(book);
      if (!progress) throw new AppError('notFound');
      return {
        vouchers: month === LAST ? carryingVouchers(year, balances, closer) : [],
        closedThrough: month,
        besides: [
          putPublishedYear({ ...progress, closedThrough: month }, progress),
          auditRow({
            subject: `book#${book.villageCode}#${book.year}`,
            action: 'closeMonth',
            at,
            actor: caller.accountId,
            note: monthOfYear(book.year, month),
          }),
          markDone(once, String(month), at),
        ],
      };
    });
    return closedThrough(book);
  };
  return doOnce(once, { done: () => closedThrough(book), act, decidesAnew: true });
});

/** @throws AppError as `refuseClosing` does; `accounts.overdrawn` */
function refuse({ year, years, balances }: BookState, month: number, at: string): void {
  refuseClosing({ year, years, month, today: dayInChina(at) });
  if (isOverdrawn(balances, month)) throw new AppError('accounts.overdrawn');
}

/**
 * Carries what does not fit into the transaction that closes, a voucher at a time. Each is whole and balanced, and what it carried is
 * no more in the balances: cut off in between, closing again goes on where it stopped and carries nothing twice. The month counts
 * as closed only with the last one.
 */
async function carryInParts(book: Book, at: string, closer: string, actor: string): Promise<void> {
  for (let left = true; left;)
    await changeBook(book, at, (state) => {
      refuse(state, LAST, at);
      const vouchers = carryingVouchers(state.year, state.balances, closer);
      left = !goTogether(vouchers);
      const [first] = vouchers;
      if (!left || !first) return undefined;
      return {
        vouchers: [first],
        besides: [auditRow({ subject: `voucher#${first.voucherId}`, action: 'postVoucher', at, actor })],
      };
    });
}

async function closedThrough(book: Book): Promise<{ closedThrough: number }> {
  const year = await villageYearOf(book, { consistent: true });
  if (!year) throw new AppError('notFound');
  return { closedThrough: year.closedThrough };
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
