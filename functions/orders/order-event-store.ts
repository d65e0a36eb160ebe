import { Entity, item, number, string } from '../platform/entity';
import { putRow } from '../platform/row';
import { epochSeconds } from '../platform/clock';
import { newId } from '../platform/id';
import { CivicTable } from '../platform/tables';
import type { WriteItem } from '../platform/transact';
import { newsOf, ORDER_NEWS } from './order-event';
import { putOrder, type StoredOrder } from './order-store';

const DAYS_KEPT = 30;

/** What is to be told about an order: written with the change, told by the stream, so that no step waits for a message. */
export const OrderEventEntity = new Entity({
  name: 'OrderEvent',
  table: CivicTable,
  schema: item({
    orderId: string().key(),
    eventId: string().key(),
    villageCode: string(),
    news: string().enum(...ORDER_NEWS),
    serial: string().optional(),
    turn: string().optional(),
    at: string(),
    ttl: number(),
  }),
  computeKey: ({ orderId, eventId }) => ({ pk: `ORDEREVENTS#${orderId}`, sk: `EVENT#${eventId}` }),
  answers: 'What was done with this order, to be told',
});

/** The order one version on, with what is to be told of the change. */
export const putStep = (next: StoredOrder, previous: StoredOrder, at: string): WriteItem[] => [
  putOrder(next, previous),
  ...newsOf(previous, next, at).map((told) =>
    putRow(OrderEventEntity, {
      ...told,
      orderId: next.orderId,
      villageCode: next.villageCode,
      eventId: newId(at),
      at,
      ttl: epochSeconds(at) + DAYS_KEPT * 86_400,
    }),
  ),
];
