import { listOrders, showOrder } from '@shared/orders/payment-orders';
import { handle } from '../platform/serve';
import { shownOrder } from './change-order';
import { ordersPage } from './order-store';
import { termsFor } from './post-store';
import { viewOrder } from './view-order';

export const listOrdersHandler = handle(listOrders)(async ({ params: { villageCode }, query }, { at }) => {
  const [{ items, next }, terms] = await Promise.all([ordersPage(villageCode, query), termsFor(villageCode)]);
  return { items: items.map((order) => viewOrder(order, terms, at)), ...(next && { next }) };
});

export const showOrderHandler = handle(showOrder)(async ({ params: { villageCode, orderId } }, { at }) =>
  shownOrder(villageCode, orderId, at),
);
