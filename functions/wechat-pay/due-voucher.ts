import { dayInChina, noonInChina } from '@shared/time';
import { openBookOn } from '../accounts/desk/open-book-on';
import { pendingOf, putPending, type StoredPending } from '../accounts/desk/pending-store';
import { reverse } from '../accounts/book';
import { accountChart } from '../accounts/chart-store';
import { namedLines, voucherToReverse } from '../accounts/post-to-book';
import type { Booking } from '../accounts/levies/levy-voucher';
import { derivedId } from '../platform/id';
import { AppError } from '@shared/errors';
import type { WriteItem } from '../platform/transact';
import type { StoredDue } from './due-store';

/** Who prepares: no person. People review and approve, and are two whoever they are. */
export const MACHINE = { accountId: 'wechatPay', personId: 'wechatPay', name: '微信支付（系统制单）' };

/** WeChat pays out to the bank a day later, less its fee: until the statement has it, it is owed to the collective. */
const SETTLING = { accountCode: '11299', accountName: '微信支付待到账' };

const pendingIdOf = ({ duePaymentId, preparedAgain }: StoredDue, what: 'payment' | 'refund', on: string): string =>
  derivedId(noonInChina(on), `${what}|${duePaymentId}${preparedAgain ? `|${preparedAgain}` : ''}`);

/**
 * The voucher of a payment on its way to the book, prepared and no more. Of the day of the money; where its month is closed, of today.
 * @throws AppError as `openBookOn` where there is no book for it.
 */
export async function voucherOfDue(
  due: StoredDue & { paidAt: string },
  { summary, incomeCode, counterparty, counterpartyKey }: Booking,
  at: string,
): Promise<{ pendingId: string; write: WriteItem }> {
  const paidOn = dayInChina(due.paidAt);
  const { year, voucherOn } = await bookFrom(due.villageCode, paidOn, at);
  const line = {
    ...{ summary, debitFen: 0, creditFen: 0 },
    ...(counterparty && { counterparty }),
    ...(counterpartyKey && { counterpartyKey }),
  };
  const lines = namedLines(
    [
      { ...line, ...SETTLING, debitFen: due.amountFen },
      { ...line, accountCode: incomeCode, accountName: '', creditFen: due.amountFen },
    ],
    await accountChart(),
  );
  const pendingId = pendingIdOf(due, 'payment', paidOn);
  const { villageCode, villageName, townName } = year;
  const write = putPending(
    {
      ...{ pendingId, villageCode, villageName, townName, voucherOn, lines, totalFen: due.amountFen },
      state: 'prepared',
      prepared: { ...MACHINE, at },
      attachments: [{ kind: '微信支付收款', title: `商户订单 ${due.duePaymentId}`, pages: 1 }],
    },
    undefined,
  );
  return { pendingId, write };
}

async function bookFrom(villageCode: string, day: string, at: string) {
  const today = dayInChina(at);
  try {
    return { year: await openBookOn(villageCode, day, at), voucherOn: day };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'accounts.periodClosed' || day === today) throw error;
    return { year: await openBookOn(villageCode, today, at), voucherOn: today };
  }
}

/**
 * What takes the voucher of a payment back that was refunded: one that waits is sent back; for one in the book a reversal is prepared,
 * which people review and approve like any. Nothing where it was sent back already: the book never had it.
 * @throws AppError as `openBookOn`
 */
export async function voucherTakenBack(
  due: StoredDue,
  at: string,
): Promise<{ reversalId?: string; writes: WriteItem[] }> {
  const pending = due.pendingId && (await pendingOf(due.villageCode, due.pendingId));
  if (!pending || pending.state === 'returned') return { writes: [] };
  if (pending.state !== 'posted') {
    const returned = { ...MACHINE, at, reason: REFUNDED };
    return { writes: [putPending({ ...pending, state: 'returned', returned }, pending)] };
  }
  const { pendingId: reversalId, write } = await reversalOfDue(due, pending, at);
  return { reversalId, writes: [write] };
}

const REFUNDED = '微信支付已退款';

/**
 * The voucher that takes the payment's out of the book again, prepared and no more.
 * @throws AppError as `openBookOn`
 */
export async function reversalOfDue(
  due: StoredDue,
  posted: StoredPending,
  at: string,
): Promise<{ pendingId: string; write: WriteItem }> {
  const voucherOn = dayInChina(at);
  const of = Number(posted.voucherOn.slice(0, 4));
  const voucher = await voucherToReverse({ villageCode: due.villageCode, year: of }, posted.voucherId!);
  const unnamed = { voucherId: '', voucherNo: '', voucherOn, preparedBy: '', reviewedBy: '', approvedBy: '' };
  const { lines, totalFen } = reverse(voucher, unnamed).reversing;
  const { villageCode, villageName, townName } = await openBookOn(due.villageCode, voucherOn, at);
  const pendingId = pendingIdOf(due, 'refund', dayInChina(due.paidAt!));
  const write = putPending(
    {
      ...{ pendingId, villageCode, villageName, townName, voucherOn, lines, totalFen, attachments: [] },
      state: 'prepared',
      prepared: { ...MACHINE, at },
      reverses: { voucherId: voucher.voucherId, voucherNo: voucher.voucherNo, year: of, reason: REFUNDED },
    },
    undefined,
  );
  return { pendingId, write };
}

/** The voucher of a payment that the book has to do with now: that of its refund, once it went back. */
export const voucherOf = ({
  villageCode,
  pendingId,
  reversalId,
  refund,
}: StoredDue): Promise<StoredPending | undefined> => {
  const id = refund?.state === 'refunded' ? reversalId : pendingId;
  return id ? pendingOf(villageCode, id) : Promise.resolve(undefined);
};
