import type { DuePayment } from '@shared/wechat-pay/dues';
import { PAY, RECEIPT, wordOf } from '../copy';

export const isOpen = ({ state }: Pick<DuePayment, 'state'>): boolean => state === 'created' || state === 'waiting';

/** WeChat has not said its last word of it. */
export const isMoving = (payment: DuePayment): boolean =>
  isOpen(payment) || payment.refund?.state === 'sending' || payment.refund?.state === 'processing';

/**
 * How a payment stands to its payer: the word, what they have to know besides the receipt, and whether they are asked to pay.
 * @param isTapped the page was come to from WeChat's own page: whether it was paid is not clear until WeChat told the server.
 */
export function standingOf(
  payment: DuePayment,
  isTapped: boolean,
): ReturnType<typeof wordOf> & { note: string; mayPay: boolean } {
  if (isOpen(payment) && isTapped) return { word: RECEIPT.unclear, tone: 'wait', note: PAY.unsure, mayPay: false };
  return { ...wordOf(payment), note: noteOf(payment), mayPay: isOpen(payment) };
}

function noteOf(payment: DuePayment): string {
  if (isOpen(payment)) return RECEIPT.open;
  if (payment.state === 'closed') return RECEIPT.closed;
  if (payment.state === 'late' && payment.refund?.state !== 'refunded')
    return payment.attention === 'differs' ? RECEIPT.differs : RECEIPT.late;
  return payment.attention === 'unbooked' ? RECEIPT.unbooked : '';
}
