import { askedAgain, isOpen, isOver } from './due-payment';
import { putDue, type StoredDue } from './due-store';
import { changeDue, hearTrade } from './settle';
import { transact } from '../platform/transact';
import { closeTrade, queryTrade } from './wire/pay-client';
import type { PayContract } from './wire/signature';

/** A payment that cannot be paid any more. */
export const closeDue = (duePaymentId: string): Promise<StoredDue> =>
  changeDue(duePaymentId, async (due) => {
    if (isOpen(due)) await transact(putDue({ ...due, state: 'closed', nextAskAt: undefined }, due));
  });

/**
 * Asks WeChat what became of an order that has no end yet, and takes it in. One whose time is over is closed there first; what it says
 * afterwards is its end. Not sure is as it was.
 */
export async function lookTrade(due: StoredDue, contract: PayContract, at: string): Promise<StoredDue> {
  if (!isOpen(due)) return due;
  const { duePaymentId } = due;
  if (isOver(due, at)) return (await closeTrulyUnpaid(due, contract, at)) ?? due;
  const trade = await queryTrade(contract, duePaymentId, at);
  return trade && trade !== 'absent' ? hearTrade(duePaymentId, trade, contract, at) : due;
}

/** The same, and what has no end then is asked again later. */
export async function askTrade(due: StoredDue, contract: PayContract, at: string): Promise<StoredDue> {
  const looked = await lookTrade(due, contract, at);
  return isOpen(looked) ? later(due.duePaymentId, at) : looked;
}

const later = (duePaymentId: string, at: string): Promise<StoredDue> =>
  changeDue(duePaymentId, async (due) => {
    if (isOpen(due)) await transact(putDue(askedAgain(due, at), due));
  });

/**
 * Closes an order at WeChat that was not paid, and here. The payment as it then is: paid, where it was. Undefined while it is not sure,
 * and then it may still be paid.
 */
export async function closeTrulyUnpaid(
  due: StoredDue,
  contract: PayContract,
  at: string,
): Promise<StoredDue | undefined> {
  const { duePaymentId } = due;
  const trade = await queryTrade(contract, duePaymentId, at);
  if (!trade) return undefined;
  // WeChat has none of this number. One that is on its way there cannot be paid once its time is over.
  if (trade === 'absent') return isOver(due, at) ? closeDue(duePaymentId) : undefined;
  const heard = await hearTrade(duePaymentId, trade, contract, at);
  if (!isOpen(heard)) return heard;
  if ((await closeTrade(contract, duePaymentId, at)) === 'closed') return closeDue(duePaymentId);
  const after = await queryTrade(contract, duePaymentId, at);
  if (!after || after === 'absent') return undefined;
  const said = await hearTrade(duePaymentId, after, contract, at);
  return isOpen(said) ? undefined : said;
}
