import { AppError } from '@shared/errors';
import { dayInChina, yearOf } from '@shared/time';
import { putReversed } from '../accounts/book-store';
import { type Named, nextNumber, post, postReversal, type Posting, voucherToReverse } from '../accounts/post-to-book';
import { villageNamed } from '../identity/division-store';
import { log } from '../platform/log';
import { transact, type WriteItem } from '../platform/transact';
import { type BookTask, waitingFor, wayBack } from './book-tasks';
import { payingAccountOf } from './funds-store';
import { withPayment } from './order';
import { putStep } from './order-event-store';
import { advanced, type StoredOrder, type StoredPayment } from './order-store';
import { payeeOf } from './payee-store';
import { draftFor, signedBy } from './payment-voucher';

/** Who acts in the trail when the bank has said something. */
export const BANK = 'bank';

/**
 * Tells the book what the bank did, in one transaction with the order and what else is written. The money does not wait for the book:
 * where it cannot take the voucher (the next year's is not open yet), the rest is written, and the voucher stays a task of the transfer
 * that is tried again until it is done, once.
 */
export async function book(
  order: StoredOrder,
  leg: StoredPayment,
  task: BookTask,
  rows: readonly WriteItem[],
  at: string,
): Promise<void> {
  const before = leg.toBook ?? [];
  const keep = () => {
    log('error', 'voucherWaits', { subject: `order#${order.orderId}` });
    return transact(...put(order, waitingFor(leg, [...before, task], at), at), ...rows);
  };
  // A return is entered after its payment.
  if (before.length > 0) return keep();
  try {
    await enter(order, leg, task, rows, at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await keep();
  }
}

/** Tries the first thing again that the book of a transfer waits for. */
export async function bookWaiting(order: StoredOrder, leg: StoredPayment, at: string): Promise<void> {
  const [task, ...rest] = leg.toBook ?? [];
  if (!task) return;
  try {
    await enter(order, waitingFor(leg, rest, at), task, [], at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await transact(...put(order, waitingFor(leg, leg.toBook!, at), at));
  }
}

const put = (order: StoredOrder, leg: StoredPayment, at: string): WriteItem[] =>
  putStep(advanced(order, withPayment(order, leg)), order, at);

async function enter(order: StoredOrder, leg: StoredPayment, task: BookTask, rows: readonly WriteItem[], at: string) {
  const on = (day: string, isOwn: boolean) => ({
    at,
    actor: order.rail ?? BANK,
    cashWasChecked: true as const,
    name: nextNumber({ villageCode: order.villageCode, voucherOn: day }),
    besides: ({ voucherId }: Named) => [
      ...put(order, isOwn ? { ...leg, voucherId, voucherYear: yearOf(day) } : leg, at),
      ...rows,
    ],
  });
  const today = dayInChina(at);
  const write = (day: string) =>
    task.effect === 'post'
      ? enterPayment(order, leg, day, on(day, true))
      : takeBack(order, leg, day, on(day, false), rows);
  try {
    await write(task.on);
  } catch (error) {
    // Its own month closed while it waited: then it is of today.
    const isClosed = error instanceof AppError && error.code === 'accounts.periodClosed';
    if (!isClosed || task.on === today) throw error;
    await write(today);
  }
}

async function enterPayment(order: StoredOrder, leg: StoredPayment, on: string, posting: Posting): Promise<void> {
  const { villageCode, payingAccountId } = order;
  const [village, account, payee] = await Promise.all([
    villageNamed(villageCode),
    payingAccountOf(payingAccountId),
    payeeOf(villageCode, leg.payeeId),
  ]);
  const booking = { village, payingCode: account!.accountCode, isNatural: payee?.natural ?? true, on };
  await post(draftFor(order, leg, booking), posting);
}

/**
 * A reversing voucher; in a later year, whose books the old voucher is not in, one of its own with the sides swapped. One that somebody
 * reversed by hand has come back in the book already: nothing is entered a second time.
 */
async function takeBack(
  order: StoredOrder,
  leg: StoredPayment,
  on: string,
  posting: Posting,
  rows: readonly WriteItem[],
): Promise<void> {
  const oldBook = { villageCode: order.villageCode, year: leg.voucherYear! };
  const voucher = await voucherToReverse(oldBook, leg.voucherId!);
  const way = wayBack(voucher, on);
  if (way === 'isBack') return transact(...put(order, leg, posting.at), ...rows);
  const unnamed = { voucherId: '', voucherNo: '', voucherOn: on, ...signedBy(order, leg) };
  if (way === 'reversal') {
    await postReversal(oldBook, voucher, unnamed, posting);
    return;
  }
  const lines = voucher.lines.map((line) => ({
    ...line,
    summary: `银行退回 ${voucher.voucherNo}：${line.summary}`,
    debitFen: line.creditFen,
    creditFen: line.debitFen,
  }));
  const { villageCode, villageName, bookkeeper } = voucher;
  await post(
    { ...unnamed, villageCode, villageName, bookkeeper, lines, attachments: [] },
    // Only while nobody reverses the old one by hand at the same time.
    { ...posting, besides: (posted) => [...posting.besides!(posted), putReversed(voucher)] },
  );
}
