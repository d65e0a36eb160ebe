import { AppError } from '@shared/errors';
import { submitOrder } from '@shared/orders/payment-orders';
import { dayInChina, monthOf, yearOf } from '@shared/time';
import { villageYearOf } from '../accounts/book-store';
import { handle } from '../platform/serve';
import type { WriteItem } from '../platform/transact';
import { type ApprovalChain, chainFor } from './approval-chain';
import { approvalRules } from './approval-rules';
import { changeOrder } from './change-order';
import { refuseUndecided } from './decision-left';
import { digestOf } from './digest';
import { type PayingAccount, payingAccountOf, putAccount, putNewHold } from './funds-store';
import { placeHold } from './hold';
import { handIn, submitted, totalFen } from './order';
import { advanced, type StoredOrder } from './order-store';
import { payeeOf } from './payee-store';
import { refuseUnbookable } from './refuse-unbookable';

export const submitOrderHandler = handle(submitOrder)(async ({ params, body, caller }, { at, once, requestId }) =>
  changeOrder({
    params,
    version: body.version,
    action: submitOrder.id,
    caller,
    at,
    once,
    requestId,
    decide: async (order, { actor, terms }) => {
      const hand = handIn('clerk', order, actor, terms, at);
      const amountFen = totalFen(order);
      const chain = chainFor(approvalRules(), { kind: order.kind, amountFen, villageCode: order.villageCode });
      if (!chain) throw new AppError('orders.noChain');
      // Asked first: a draft that cannot be submitted in this state is told so, not that its payee is new.
      const next = submitted(order, { chain, digest: digestOf(order), hand });
      await refuseUnpayable(order, chain, at);
      await refuseUnbookable(order, at);
      return { next: advanced(order, next), besides: await holdsFor(order, at) };
    },
  }),
);

/** @throws AppError `orders.payeeCooling`, `orders.payeeUnknown`, `orders.decisionMissing`, `orders.monthClosed` */
async function refuseUnpayable(order: StoredOrder, chain: ApprovalChain, at: string): Promise<void> {
  const { villageCode, payments } = order;
  const payees = await Promise.all(payments.map(({ payeeId }) => payeeOf(villageCode, payeeId)));
  for (const [place, payee] of payees.entries()) {
    if (payee?.mark !== payments[place]!.accountMark || payee.nameCheck === 'wrong')
      throw new AppError('orders.payeeUnknown');
    if (payee.nameCheck !== 'right' || payee.usableFrom > at)
      throw new AppError('orders.payeeCooling', { usableFrom: payee.usableFrom });
  }
  const today = dayInChina(at);
  const year = await villageYearOf({ villageCode, year: yearOf(today) }, { consistent: true });
  if (!year || monthOf(today) <= year.closedThrough) throw new AppError('orders.monthClosed');
  if (chain.needsDecision) await refuseUndecided(order);
}

/** One hold for each transfer, checked one after another on the same account. @throws AppError `orders.overBalance` */
async function holdsFor(order: StoredOrder, at: string): Promise<WriteItem[]> {
  const { payingAccountId, orderId } = order;
  const account = await payingAccountOf(payingAccountId);
  if (!account) throw new AppError('orders.overBalance');
  let funds: PayingAccount = account;
  const holds = order.payments.map(({ serial, amountFen }) => {
    const placed = placeHold(funds, { serial, amountFen });
    funds = placed.funds;
    return putNewHold({ ...placed.hold, payingAccountId, holdId: serial, orderId, placedAt: at });
  });
  return [putAccount(funds, account), ...holds];
}
