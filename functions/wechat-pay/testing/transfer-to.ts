import type { LegState } from '@shared/orders/payment-orders';
import { putNewOrder, type StoredOrder } from '../../orders/order-store';
import { putTransfer } from '../../orders/reconciliation/transfer-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { transact, type WriteItem } from '../../platform/transact';

interface Payee {
  readonly accountId: string;
  readonly personId: string;
}

function rowsTo(villageCode: string, { accountId, personId }: Payee, state: LegState): [string, WriteItem[]] {
  const [serial, orderId, payingAccountId, at] = [newId(), newId(), newId(), now()];
  const order: StoredOrder = {
    ...{ villageCode, orderId, payingAccountId, rail: 'wechat', kind: 'labour', purpose: '清沟除草用工' },
    ...{ accountCode: '513', paperIds: [newId()], state: 'paying', makers: [], signatures: [] },
    payments: [
      {
        ...{ serial, state, asked: 0, sentAt: at, payeeId: newId(), payeeName: '王秀英', payeePersonId: personId },
        ...{ accountMark: 'mark', accountTail: '', amountFen: 12_000 },
      },
    ],
    ...{ draftedAt: at, version: 1 },
  };
  const sent = { serial, villageCode, orderId, payingAccountId, sentAt: at };
  return [serial, [putNewOrder(order), putTransfer({ ...sent, rail: 'wechat', payeeAccountId: accountId })]];
}

/** Rows of a transfer by WeChat that somebody got, or is getting. @returns its number. */
export async function transferTo(villageCode: string, payee: Payee, state: LegState = 'paid'): Promise<string> {
  const [serial, rows] = rowsTo(villageCode, payee, state);
  await transact(...rows);
  return serial;
}

/** Rows of so many. */
export async function transfersTo(villageCode: string, payee: Payee, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => rowsTo(villageCode, payee, 'paid')[1]).flat();
  for (let from = 0; from < rows.length; from += 90) await transact(...rows.slice(from, from + 90));
}
