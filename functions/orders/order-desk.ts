import { AppError } from '@shared/errors';
import { covers } from '@shared/divisions';
import { listWaitingOrders, showOrderDesk } from '@shared/orders/order-desk';
import { personById } from '../identity/person-store';
import { mediaViews } from '../media/media-store';
import { handle } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { digestOf } from './digest';
import { holdOf, payingAccountOf } from './funds-store';
import { mayDecide, mayDo, waitsFor } from './may-do';
import type { Actor } from './order';
import { ordersUnderWay, type StoredOrder } from './order-store';
import { termsFor } from '../identity/post-store';
import { viewOrder } from './view-order';
import { actorOf, asPersons, seenOrder } from './who';

/** One who reads; undefined where nobody knows which person it is: they may look, and do nothing. */
async function readerOf(caller: Caller): Promise<Actor | undefined> {
  try {
    return await actorOf(caller);
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity.bindingRequired') return undefined;
    throw error;
  }
}

/** Asks for each key once. */
function askedOnce<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

export const showOrderDeskHandler = handle(showOrderDesk)(async (
  { params: { villageCode, orderId }, caller },
  { at },
) => {
  const { order, terms, actor } = await seenOrder(villageCode, orderId, readerOf(caller));
  const digest = digestOf(order);
  const reader = actor && { actor, terms, at, digest };
  const [papers, account, holds] = await Promise.all([
    mediaViews(order.paperIds),
    payingAccountOf(order.payingAccountId),
    Promise.all(order.payments.map(({ serial }) => holdOf(order.payingAccountId, serial))),
  ]);
  return {
    papers,
    mayDo: reader ? mayDo(order, reader) : [],
    mayDecide: reader ? mayDecide(order, reader) : [],
    waitsFor: waitsFor(order, terms, at, digest),
    writers: order.makers.map(({ post, as, name, at: wroteAt }) => ({ post, as, name, at: wroteAt })),
    account: { name: account?.name ?? '', tail: account?.tail ?? '' },
    holds: holds.flatMap((hold) =>
      hold
        ? [
            {
              serial: hold.serial,
              state: hold.state,
              placedAt: hold.placedAt,
              ...(hold.resolvedAt && { resolvedAt: hold.resolvedAt }),
            },
          ]
        : [],
    ),
  };
});

/** Orders on their way stand under when they are over: those of a reader are picked out of them. */
export const listWaitingOrdersHandler = handle(listWaitingOrders)(async ({ params, query, caller }, { at }) => {
  const actor = await readerOf(caller);
  if (!actor) return { items: [] };
  const termsOf = askedOnce(termsFor);
  const rowOf = askedOnce(personById);
  const asSeen = async (order: StoredOrder) => {
    const seen = await asPersons({ orders: [order], terms: await termsOf(order.villageCode), actor }, rowOf);
    return { ...seen, order: seen.orders[0]! };
  };
  const isMine = async (stored: StoredOrder): Promise<boolean> => {
    if (!covers(params.divisionCode, stored.villageCode)) return false;
    const { order, ...reader } = await asSeen(stored);
    const may = mayDo(order, { ...reader, at, digest: digestOf(order) });
    return may.includes('approve') || may.includes('pay');
  };
  const { items, next } = await ordersUnderWay(isMine, query);
  const views = await Promise.all(
    items.map(async (stored) => {
      const { order, terms } = await asSeen(stored);
      return viewOrder(order, terms, at);
    }),
  );
  return { items: views, ...(next && { next }) };
});
