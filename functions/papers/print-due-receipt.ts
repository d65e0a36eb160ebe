import { AppError } from '@shared/errors';
import { printDueReceipt } from '@shared/wechat-pay/receipts';
import { handle } from '../platform/serve';
import { dueView } from '../wechat-pay/due-view';
import { dueSeenBy } from '../wechat-pay/seen-by';
import { dueReceiptPdf } from './due-receipt-pdf';

/** Money that came as it was ordered, also where it went back since: the paper says so. */
export const printDueReceiptHandler = handle(printDueReceipt)(async ({ params: { duePaymentId }, caller }, { at }) => {
  const due = await dueView(await dueSeenBy(duePaymentId, caller));
  const { state, paidAt } = due;
  if (state !== 'paid' || !paidAt) throw new AppError('dues.wrongState');
  const pdf = await dueReceiptPdf({ ...due, paidAt }, at);
  return { fileName: `收据${duePaymentId.slice(-8)}.pdf`, base64: pdf.toString('base64') };
});
