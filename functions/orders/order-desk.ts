import { AppError } from '@shared/errors';
import { covers } from '@shared/divisions';
import { listWaitingOrders, showOrderDesk } from '@shared/orders/order-desk';
import { mediaViews } from '../media/media-store';
import { handle } from '../platform/serve';
import { visiblePage } from '../platform/query-page';
import type { Caller } from '../platform/sessions';
import { digestOf } from './digest';
import { holdOf, payingAccountOf } from './funds-store';
import { mayDecide, mayDo, waitsFor } from './may-do';
import type { Actor } from './order';
import { OrderEntity, orderOf } from './order-store';
import { type StoredTerm, termsFor } from './post-store';
import { viewOrder } from './view-order';
import { actorOf } from './who';

/** One who reads; undefined where nobody knows which person it is: they may look, and do nothing. */
async function readerOf(caller: Caller): Promise<Actor | undefined> {
  try {
    return await actorOf(caller);
  } catch (error) {
    if (error instanceof AppError && error.code === 'identity.bindingRequired') return undefined;
    throw error;
  }
}

export const showOrderDeskHandler = handle(showOrderDesk)(async (
  { params: { villageCode, orderId }, caller },
  { at },
) => {
  const [order, terms, actor] = await Promise.all([
    orderOf(villageCode, orderId),
    termsFor(villageCode),
    readerOf(caller),
  ]);
  if (!order) throw new AppError('notFound');
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
  const known = new Map<string, Promise<StoredTerm[]>>();
  const termsOf = (villageCode: string) => {
    const terms = known.get(villageCode) ?? termsFor(villageCode);
    known.set(villageCode, terms);
    return terms;
  };
  const isMine = async (order: Parameters<typeof mayDo>[0]): Promise<boolean> => {
    if (!covers(params.divisionCode, order.villageCode)) return false;
    const terms = await termsOf(order.villageCode);
    const may = mayDo(order, { actor, terms, at, digest: digestOf(order) });
    return may.includes('approve') || may.includes('pay');
  };
  const { items, next } = await visiblePage(
    OrderEntity,
    { index: 'gsi1', partition: 'ORDERSDUE#expiry' },
    {
      sees: isMine,
      keyOf: ({ villageCode, orderId }) => ({ pk: `ORDERS#${villageCode}`, sk: `ORDER#${orderId}` }),
    },
    query,
  );
  const views = await Promise.all(items.map(async (order) => viewOrder(order, await termsOf(order.villageCode), at)));
  return { items: views, ...(next && { next }) };
});
