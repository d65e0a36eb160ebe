import { orderOf } from '../../orders/order-store';
import { transferOf } from '../../orders/reconciliation/transfer-store';
import { log } from '../../platform/log';
import type { PayContract } from '../wire/signature';
import { hearNews } from './run-transfers';
import { newsOfBill, type TransferBill } from './transfer-client';

/** Takes in what WeChat says by itself of a transfer, once, however often and in whatever order it is said. */
export async function hearTransfer(bill: TransferBill, contract: PayContract, at: string): Promise<void> {
  const row = await transferOf(bill.out_bill_no);
  const order = row?.rail && (await orderOf(row.villageCode, row.orderId));
  const payment = order && order.payments.find(({ serial }) => serial === row.serial);
  if (!row || !payment) return log('error', 'transferNoticeForeign', { code: bill.state });
  const { villageCode, orderId, serial } = row;
  await hearNews({ villageCode, orderId, serial }, newsOfBill(bill, payment, contract), at);
}
