import type { BodyOf } from '@shared/route';
import { type OrderView, saveOrder, submitOrder } from '@shared/orders/payment-orders';
import type { SendOnce } from '@/platform/server/use-send-once';
import { newerOrder } from '../detail/use-order-step';

/** An order as the server has it now, and why it is not further. */
export interface Sent {
  readonly order: OrderView;
  readonly refused?: unknown;
}

interface Asked {
  readonly villageCode: string;
  readonly body: BodyOf<typeof saveOrder>;
  readonly isSubmitted: boolean;
  /** The server has it: the phone keeps nothing of it from here on, so that the next order begins blank. */
  readonly kept: () => void;
}

/**
 * Writes an order and sets it on its way. Once it is an order, no refusal is thrown any more: what goes wrong then is told, and tried
 * again, where the order is shown. Written over by somebody meanwhile, it is theirs that is shown.
 * @throws what `saveOrder` answers, `version.stale` excepted; the phone's draft is untouched then
 */
export async function sendOrder(sendOnce: SendOnce, { villageCode, body, isSubmitted, kept }: Asked): Promise<Sent> {
  let saved: OrderView;
  try {
    saved = await sendOnce(saveOrder, { params: { villageCode }, body });
  } catch (refused) {
    const order = newerOrder(refused);
    if (!order) throw refused;
    kept();
    return { order, refused };
  }
  kept();
  if (!isSubmitted) return { order: saved };
  const { orderId, version } = saved;
  try {
    return { order: await sendOnce(submitOrder, { params: { villageCode, orderId }, body: { version } }) };
  } catch (refused) {
    return { order: newerOrder(refused) ?? saved, refused };
  }
}
