import { recallOrder, returnOrder } from '@shared/orders/payment-orders';
import { handle } from '../platform/serve';
import { changeOrder, freeHolds } from './change-order';
import { recalled, sentBack } from './order';
import { advanced } from './order-store';

export const returnOrderHandler = handle(returnOrder)(async ({ params, body, caller }, { at, once, requestId }) =>
  changeOrder({
    params,
    version: body.version,
    action: returnOrder.id,
    caller,
    at,
    once,
    requestId,
    note: body.reason,
    decide: async (order, { actor, terms }) => {
      const to = body.forGood ? 'rejected' : 'returned';
      const next = sentBack(order, to, { actor, terms, reason: body.reason, at });
      return { next: advanced(order, next), besides: await freeHolds(order, at) };
    },
  }),
);

export const recallOrderHandler = handle(recallOrder)(async ({ params, body, caller }, { at, once, requestId }) =>
  changeOrder({
    params,
    version: body.version,
    action: recallOrder.id,
    caller,
    at,
    once,
    requestId,
    decide: async (order, { actor }) => {
      const next = recalled(order, actor.personId);
      return { next: advanced(order, next), besides: await freeHolds(order, at) };
    },
  }),
);
