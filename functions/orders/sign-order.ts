import { approveOrder, payOrder } from '@shared/orders/payment-orders';
import { handle } from '../platform/serve';
import { changeOrder } from './change-order';
import { refuseUndecided } from './decision-left';
import { digestOf } from './digest';
import { payingAccountOf, putAccount } from './funds-store';
import { approved, paid, totalFen } from './order';
import { advanced } from './order-store';

export const approveOrderHandler = handle(approveOrder)(async ({ params, body, caller }, { at, once, requestId }) =>
  changeOrder({
    params,
    version: body.version,
    action: approveOrder.id,
    caller,
    at,
    once,
    requestId,
    signed: { proof: body.proof, words: [body.digest] },
    decide: async (order, { actor, terms }) => {
      const wouldBeSent = digestOf(order);
      const next = approved(order, { actor, terms, signed: body.digest, wouldBeSent, means: body.proof.kind, at });
      return { next: advanced(order, next) };
    },
  }),
);

export const payOrderHandler = handle(payOrder)(async ({ params, body, caller }, { at, once, requestId }) =>
  changeOrder({
    params,
    version: body.version,
    action: payOrder.id,
    caller,
    at,
    once,
    requestId,
    signed: { proof: body.proof, words: [body.digest] },
    decide: async (order, { actor, terms }) => {
      const wouldBeSent = digestOf(order);
      const next = paid(order, { actor, terms, signed: body.digest, wouldBeSent, means: body.proof.kind, at });
      if (order.chain?.needsDecision) await refuseUndecided(order);
      const account = (await payingAccountOf(order.payingAccountId))!;
      const atBankFen = account.atBankFen + totalFen(order);
      return { next: advanced(order, next), besides: [putAccount({ ...account, atBankFen }, account)] };
    },
  }),
);
