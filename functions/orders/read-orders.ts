import { listOrders, showOrder } from '@shared/orders/payment-orders';
import { handle } from '../platform/serve';
import { shownOrder } from './change-order';
import { ordersPage } from './order-store';
import { termsFor } from '../identity/post-store';
import { viewOrder } from './view-order';
import { asPersons } from './who';

export const listOrdersHandler = handle(listOrders)(async ({ params: { villageCode }, query }, { at }) => {
  const [{ items, next }, held] = await Promise.all([ordersPage(villageCode, query), termsFor(villageCode)]);
  const { orders, terms } = await asPersons({ orders: items, terms: held, actor: undefined });
  return { items: orders.map((order) => viewOrder(order, terms, at)), ...(next && { next }) };
});

export const showOrderHandler = handle(showOrder)(async ({ params: { villageCode, orderId } }, { at }) =>
  shownOrder(villageCode, orderId, at),
);
