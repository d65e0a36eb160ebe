import { log } from '../platform/log';
import { transact } from '../platform/transact';
import { afterRefund, askedAgain, cameFen, isRefundUnderWay } from './due-payment';
import { putDue, type StoredDue } from './due-store';
import { changeDue, hearRefund } from './settle';
import { queryRefund, refundTrade } from './wire/pay-client';
import type { PayContract } from './wire/signature';

/** Refusals of a refund after which it surely does not go out under this number. */
const REFUSED_FOR_GOOD = ['PARAM_ERROR', 'INVALID_REQUEST', 'NO_AUTH', 'NOT_ENOUGH', 'USER_ACCOUNT_ABNORMAL'];

/** Sends a refund, or the same one again: its number was stored before. Not sure stays under way and is asked again. */
export async function sendRefund(due: StoredDue, contract: PayContract, at: string): Promise<StoredDue> {
  const { duePaymentId, refund } = due;
  if (!refund) return due;
  const { refundNo } = refund;
  const told = await refundTrade(contract, { outTradeNo: duePaymentId, refundNo, amountFen: cameFen(due) }, at);
  if (told && 'refused' in told) {
    log('error', 'refundRefused', { subject: `due#${duePaymentId}`, code: told.refused });
    // Refused may be what WeChat has under this number already, with an answer that was lost.
    const known = await queryRefund(contract, refundNo, at);
    if (known && known !== 'absent') return hearRefund(known, at);
    // At the first time its twin may be under way, and WeChat not know it yet: the clock asks again before it is given up.
    return known === 'absent' && due.asked > 0 && REFUSED_FOR_GOOD.includes(told.refused)
      ? changeRefund(duePaymentId, (one) => afterRefund(one, 'CLOSED', at).due)
      : changeRefund(duePaymentId, (one) => askedAgain(one, at));
  }
  if (told && told.status !== 'PROCESSING') return hearRefund(told, at);
  return changeRefund(duePaymentId, (one) =>
    // Its twin heard it already.
    one.refund?.state === 'processing' ? one : askedAgain(told ? afterRefund(one, told.status, at).due : one, at),
  );
}

/** Asks about a refund that has no end yet. */
export async function askRefund(due: StoredDue, contract: PayContract, at: string): Promise<StoredDue> {
  if (due.refund?.state === 'sending') return sendRefund(due, contract, at);
  const told = due.refund && (await queryRefund(contract, due.refund.refundNo, at));
  if (told && told !== 'absent' && told.status !== 'PROCESSING') {
    const heard = await hearRefund(told, at);
    // What did not arrive is so still.
    if (heard.refund?.state !== due.refund?.state) return heard;
  }
  // One that was abnormal is under way again where the merchant sent it anew.
  const isAnew = told && told !== 'absent' && told.status === 'PROCESSING';
  return changeRefund(due.duePaymentId, (one) => askedAgain(isAnew ? afterRefund(one, 'PROCESSING', at).due : one, at));
}

const changeRefund = (duePaymentId: string, change: (due: StoredDue) => StoredDue): Promise<StoredDue> =>
  changeDue(duePaymentId, async (due) => {
    const next = isRefundUnderWay(due) ? change(due) : due;
    if (next !== due) await transact(putDue(next, due));
  });
