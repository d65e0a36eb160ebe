import { VillageCode } from '@shared/divisions';
import { Ulid } from '@shared/id';
import type { MessageKind } from '@shared/messages/messages';
import { Instant } from '@shared/time';
import * as z from '@shared/zod';
import { accountsOfPersons } from '../identity/person-store';
import { tellAccount } from '../messages/tell';
import { streamed } from '../platform/streamed';
import { digestOf } from './digest';
import { deciders, whoMayAct } from './may-do';
import { ORDER_NEWS, type OrderNews, turnOf } from './order-event';
import { orderOf, type StoredOrder } from './order-store';
import { type StoredTerm, termsFor } from '../identity/post-store';
import { asPersons } from './who';

/** Civic's stream: a step of an order is told to whom it concerns, once however often the stream delivers it. */
export const handler = streamed('tellAboutOrder', async ({ eventName, newImage }) => {
  if (eventName === 'INSERT' && newImage?._et === 'OrderEvent') await tellOf(z.parse(OrderEventImage, newImage));
});

const OrderEventImage = z.object({
  orderId: Ulid,
  eventId: Ulid,
  villageCode: VillageCode,
  news: z.enum(ORDER_NEWS),
  serial: z.optional(z.string()),
  turn: z.optional(z.string()),
  at: Instant,
});
type OrderEvent = z.infer<typeof OrderEventImage>;

const KIND: Record<OrderNews, MessageKind> = {
  waits: 'orderWaits',
  decide: 'orderWaits',
  back: 'orderBack',
  finished: 'orderPaid',
  moneyBack: 'orderMoneyBack',
  confirm: 'moneyWaits',
  paid: 'villagePaid',
  unpaid: 'villageMoneyBack',
};

async function tellOf(event: OrderEvent): Promise<void> {
  const { orderId, villageCode, eventId, news, at } = event;
  const [found, held] = await Promise.all([orderOf(villageCode, orderId), termsFor(villageCode)]);
  if (!found) return;
  const { orders, terms } = await asPersons({ orders: [found], terms: held, actor: undefined });
  const persons = concernedBy(event, orders[0]!, terms);
  // A payee opens what waits for them, or the village's book, and not the order: what stands in it is the offices'.
  const about =
    news === 'confirm' ? {} : news === 'paid' || news === 'unpaid' ? { villageCode } : { villageCode, orderId };
  for (const accountId of await accountsOfPersons(persons))
    await tellAccount({ accountId, kind: KIND[news], ...about, sourceId: eventId, at });
}

/** What a payee is told while it is so. */
const STATE_TOLD = { confirm: 'waitPayee', paid: 'paid', unpaid: 'returnedLater' } as const;

/** Whom it concerns as the order and the posts stand now: what was done meanwhile is asked of nobody. */
function concernedBy({ news, serial, turn, at }: OrderEvent, order: StoredOrder, terms: StoredTerm[]): string[] {
  const personIds = (people: readonly { personId: string }[]) => people.map(({ personId }) => personId);
  switch (news) {
    case 'waits':
      return turn === turnOf(order) ? personIds(whoMayAct(order, terms, at, digestOf(order))) : [];
    case 'decide':
      return personIds(deciders(order, terms, at));
    case 'confirm':
    case 'paid':
    case 'unpaid': {
      const state = STATE_TOLD[news];
      return order.payments.flatMap((payment) =>
        payment.serial === serial && payment.state === state && payment.payeePersonId ? [payment.payeePersonId] : [],
      );
    }
    default:
      return personIds(order.makers);
  }
}
