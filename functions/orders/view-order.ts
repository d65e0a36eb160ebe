import type { OrderView } from '@shared/orders/payment-orders';
import { isDecisionAlive } from './bank-leg';
import { digestOf } from './digest';
import { blockedBy, nextPost, totalFen } from './order';
import type { StoredOrder, StoredPayment } from './order-store';
import type { StoredTerm } from '../identity/post-store';

/** Codes of the bank, and of WeChat, in words. */
const FAILURES: Readonly<Record<string, string>> = {
  '2001': '付款账户余额不足',
  '2002': '户名和账号对不上',
  '2003': '收款账户已经销户、冻结，或者没有这个账号',
  '2004': '超过银行的单笔限额',
  '2005': '银行现在不办这种转账，请在营业时间再办',
  PAYEE_CHANGED: '收款人换了微信，或者解除了认证，请重新登记收款人再申请',
  NAME_NOT_CORRECT: '收款人的微信实名和登记的姓名不一样',
  REAL_NAME_CHECK_FAIL: '收款人的微信还没有实名',
  OVERDUE_CLOSE: '收款人 24 小时没有确认，钱退回来了',
  MERCHANT_NOT_CONFIRM: '收款人 24 小时没有确认，钱退回来了',
  ACCOUNT_FROZEN: '收款人的微信支付被冻结',
  DAY_RECEIVED_QUOTA_EXCEED: '收款人今天收的钱到了微信的限额，请明天再办',
  MONTH_RECEIVED_QUOTA_EXCEED: '收款人这个月收的钱到了微信的限额',
  DAY_RECEIVED_COUNT_EXCEED: '收款人今天收款的次数到了微信的限额，请明天再办',
};

/** Why WeChat did not take it yet: it is tried for a day. */
const REFUSED: Readonly<Record<string, string>> = { NOT_ENOUGH: '微信商户账户里的钱不够，充值以后会自动再付' };
const REFUSED_OTHERWISE = '微信没有收下，钱先占着，系统会再试；请代理中心看微信商户平台的转账场景和额度';

const failureOf = ({ rail }: StoredOrder, { failCode = '' }: StoredPayment): string =>
  FAILURES[failCode] ?? (rail ? '微信没有办成，请问代理中心' : '银行没有办成，请问银行');

/** An order as it is shown: no account but its tail, no person but by name. */
export function viewOrder(order: StoredOrder, terms: readonly StoredTerm[], at: string): OrderView {
  const next = nextPost(order);
  const blocked = blockedBy(order, terms, at);
  const isOnItsWay = order.state === 'approving' || order.state === 'approved';
  return {
    orderId: order.orderId,
    villageCode: order.villageCode,
    payingAccountId: order.payingAccountId,
    ...(order.rail && { rail: order.rail }),
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
      ...(payment.state === 'unknown' && payment.refused && { failure: REFUSED[payment.refused] ?? REFUSED_OTHERWISE }),
      ...(payment.state === 'failed' && { failure: failureOf(order, payment) }),
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
