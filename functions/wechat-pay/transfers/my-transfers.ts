import { AppError } from '@shared/errors';
import type { LegState } from '@shared/orders/payment-orders';
import { daysAfter } from '@shared/time';
import { listMyTransfers, type MyTransfer, type MyTransferState, showMyTransfer } from '@shared/wechat-pay/transfers';
import { villageNamed } from '../../identity/division-store';
import { orderOf } from '../../orders/order-store';
import { type SentTransfer, transferOf, transfersTo } from '../../orders/reconciliation/transfer-store';
import { env } from '../../platform/env';
import { handle } from '../../platform/serve';
import type { PayContract } from '../wire/signature';
import { ask } from './run-transfers';

/** WeChat gives the payee so many days. */
const DAYS_TO_CONFIRM = 1;

const STATE: Record<LegState, MyTransferState> = {
  waiting: 'underWay',
  sending: 'underWay',
  unknown: 'underWay',
  accepted: 'underWay',
  waitBankAuth: 'underWay',
  processing: 'underWay',
  waitPayee: 'waitPayee',
  transferring: 'transferring',
  paid: 'paid',
  failed: 'failed',
  returnedLater: 'failed',
};

async function seen({ villageCode, orderId, serial, sentAt }: SentTransfer) {
  const [order, { shortName }] = await Promise.all([orderOf(villageCode, orderId), villageNamed(villageCode)]);
  const payment = order?.payments.find((one) => one.serial === serial);
  if (!order || !payment) throw new AppError('notFound');
  const state = STATE[payment.state];
  const view: MyTransfer = {
    ...{ serial, villageCode, villageName: shortName, purpose: order.purpose, amountFen: payment.amountFen },
    ...{ state, sentAt },
    ...(state === 'waitPayee' && { confirmBy: daysAfter(sentAt, DAYS_TO_CONFIRM) }),
  };
  return { order, payment, view };
}

export const listMyTransfersHandler = handle(listMyTransfers)(async ({ query, caller }) => {
  const { items, next } = await transfersTo(caller.accountId, query);
  const shown = await Promise.all(items.map(seen));
  return { items: shown.map(({ view }) => view), ...(next && { next }) };
});

/** What WeChat's own page ended with is no proof: WeChat is asked, as long as there is no end. */
export const showMyTransferHandler = handle(showMyTransfer)(async ({ params: { serial }, caller }, { at }) => {
  const row = await transferOf(serial);
  // A number of a payment by the bank, or of somebody else's, is none.
  if (!row || row.payeeAccountId !== caller.accountId) throw new AppError('notFound');
  const contract = env.wechatPay;
  const before = await seen(row);
  const moves = ['waitPayee', 'transferring', 'underWay'].includes(before.view.state);
  if (contract && moves && before.payment.sentAt) await ask(contract, before.order, before.payment, at);
  const { view, payment } = await seen(row);
  const request = contract && view.state === 'waitPayee' && requestOf(contract, payment.packageInfo);
  return { ...view, ...(request && { request }) };
});

const requestOf = ({ merchantId, appId }: PayContract, packageInfo: string | undefined) =>
  packageInfo ? { mchId: merchantId, appId, package: packageInfo } : undefined;
