import type { OrderView } from '@shared/orders/payment-orders';
import { isDecisionAlive } from './bank-leg';
import { digestOf } from './digest';
import { blockedBy, nextPost, totalFen } from './order';
import type { StoredOrder } from './order-store';
import type { StoredTerm } from '../identity/post-store';

/** Codes of the bank in words. */
const FAILURES: Readonly<Record<string, string>> = {
  '2001': '付款账户余额不足',
  '2002': '户名和账号对不上',
  '2003': '收款账户已经销户、冻结，或者没有这个账号',
  '2004': '超过银行的单笔限额',
  '2005': '银行现在不办这种转账，请在营业时间再办',
};

/** An order as it is shown: no account but its tail, no person but by name. */
export function viewOrder(order: StoredOrder, terms: readonly StoredTerm[], at: string): OrderView {
  const next = nextPost(order);
  const blocked = blockedBy(order, terms, at);
  const isOnItsWay = order.state === 'approving' || order.state === 'approved';
  return {
    orderId: order.orderId,
    villageCode: order.villageCode,
    payingAccountId: order.payingAccountId,
    kind: order.kind,
    purpose: order.purpose,
    accountCode: order.accountCode,
    ...(order.decisionId && { decisionId: order.decisionId }),
    paperIds: order.paperIds,
    state: order.state,
    totalFen: totalFen(order),
    payments: order.payments.map((payment) => ({
      serial: payment.serial,
      payeeId: payment.payeeId,
      payeeName: payment.payeeName,
      accountTail: payment.accountTail,
      amountFen: payment.amountFen,
      state: payment.state,
      ...(payment.days !== undefined && { days: payment.days }),
      ...(payment.rateFen !== undefined && { rateFen: payment.rateFen }),
      ...(payment.state === 'failed' && { failure: FAILURES[payment.failCode ?? ''] ?? '银行没有办成，请问银行' }),
      ...(payment.receiptHash && { receiptHash: payment.receiptHash }),
      ...(payment.voucherId && { voucherId: payment.voucherId, voucherYear: payment.voucherYear }),
      ...(payment.toBook && { waitsForBook: true as const }),
      ...(payment.decision &&
        isDecisionAlive(payment.decision.at, payment, at) && {
          decision: { choice: payment.decision.choice, name: payment.decision.name },
        }),
      ...(payment.alarm && { alarm: payment.alarm }),
    })),
    levels: order.chain?.levels ?? [],
    ...(order.chain && { payer: order.chain.payer }),
    signatures: [...order.signatures, ...(order.paid ? [order.paid] : [])].map(
      ({ post, as, name, at: signedAt, means }) => ({
        post,
        as,
        name,
        at: signedAt,
        ...(means && { means }),
      }),
    ),
    ...(next && { nextPost: next }),
    ...(blocked && { blockedBy: blocked }),
    ...(isOnItsWay && { digest: digestOf(order) }),
    ...(order.reason && { reason: order.reason }),
    ...(order.expiresOn && { expiresOn: order.expiresOn }),
    draftedAt: order.draftedAt,
    version: order.version,
  };
}
