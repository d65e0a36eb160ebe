import type { BankContract } from '../bank/message';
import { queryTransfer } from '../bank/bank-client';
import { orderOf, type StoredOrder, type StoredPayment } from '../order-store';
import { hear } from '../settle';
import type { SentTransfer } from './transfer-store';

/** A transfer as it is looked for, and as its order has it now. */
export interface KnownSent {
  readonly row: SentTransfer;
  readonly payment: StoredPayment;
}

/** The transfers of these rows as their orders have them now; each order is read once. */
export async function transfersOf(rows: readonly SentTransfer[]): Promise<Map<string, KnownSent>> {
  const orders = new Map<string, StoredOrder | undefined>();
  const known = new Map<string, KnownSent>();
  for (const row of rows) {
    const { villageCode, orderId, serial } = row;
    if (!orders.has(orderId)) orders.set(orderId, await orderOf(villageCode, orderId));
    const payment = orders.get(orderId)?.payments.find((one) => one.serial === serial);
    if (payment) known.set(serial, { row, payment });
  }
  return known;
}

/** Asks the bank about a transfer of which something else says otherwise than its order, and takes in what it says. */
export async function askAnew(contract: BankContract, { row, payment }: KnownSent, at: string): Promise<void> {
  const { villageCode, orderId, serial } = row;
  await hear({ villageCode, orderId, serial }, await queryTransfer(contract, payment, at), at);
}
