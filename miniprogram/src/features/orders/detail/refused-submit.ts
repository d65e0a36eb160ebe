import type { OrderView } from '@shared/orders/payment-orders';
import { cell } from '@/platform/cell';

/** Why the order that was just written is not on its way: told once, on the page that shows it, as long as it is as it was. */
export const refusedSubmit = cell<{ orderId: string; version: number; error: unknown } | undefined>(undefined);

/** What was refused of an order as it is shown. */
export function refusalOf(
  refused: ReturnType<typeof refusedSubmit.get>,
  { orderId, version }: Pick<OrderView, 'orderId' | 'version'>,
): unknown {
  return refused?.orderId === orderId && refused.version === version ? refused.error : undefined;
}
