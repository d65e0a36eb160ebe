import { AppError } from '@shared/errors';
import { listWaitingOrders, showOrderDesk } from '@shared/orders/order-desk';
import { listOrders, OrderView, showOrder } from '@shared/orders/payment-orders';
import { listPayingAccounts } from '@shared/orders/registers';
import * as z from '@shared/zod';
import { askAgain, keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useChange } from '@/platform/server/use-change';
import type { SendOnce } from '@/platform/server/use-send-once';

/** Takes in an order as it is now, and asks for all that shows it again. */
export function takeOrder(newer: OrderView): void {
  const { villageCode, orderId } = newer;
  queryClient.setQueryData(keyOf(showOrder, { params: { villageCode, orderId } }), newer);
  askAgain(listOrders, listWaitingOrders, showOrderDesk, listPayingAccounts);
}

/** The order as somebody made it who was first, where that is why a command was refused. */
export function newerOrder(error: unknown): OrderView | undefined {
  const newer = error instanceof AppError && error.code === 'version.stale' && z.safeParse(OrderView, error.details);
  return newer && newer.success ? newer.data : undefined;
}

/**
 * One command on an order, counted once however often it is pressed. Where somebody was first, the newer order is shown and the
 * reader decides anew.
 */
export function useOrderStep(done: () => void = () => undefined) {
  return useChange<OrderView, { send: (sendOnce: SendOnce) => Promise<OrderView>; said: string }>({
    act: (sendOnce, { send }) => send(sendOnce),
    done: (_, { said }) => said,
    onSuccess: (newer) => {
      takeOrder(newer);
      done();
    },
    onError: (error) => {
      const newer = newerOrder(error);
      if (newer) takeOrder(newer);
      else askAgain(showOrder, showOrderDesk);
    },
  });
}
