import { AppError } from '@shared/errors';
import { isResolved } from '../affairs/decisions/decision';
import { decisionOf } from '../affairs/decisions/decision-store';
import { type Order, totalFen } from './order';
import { ordersUnder, type StoredOrder } from './order-store';

type Taking = Pick<Order, 'orderId' | 'state' | 'payments'>;

const UNDER_WAY: readonly Order['state'][] = ['approving', 'approved', 'paying', 'finished'];

/** What an order takes of its decision: what is to go out for it, or went. What failed or came back is free again. */
const takenBy = ({ state, payments }: Taking): number =>
  UNDER_WAY.includes(state)
    ? payments
        .filter((payment) => payment.state !== 'failed' && payment.state !== 'returnedLater')
        .reduce((sum, { amountFen }) => sum + amountFen, 0)
    : 0;

/** What the orders under a decision leave of its amount for one of them, or for another. */
export const leftOfDecision = (amountFen: number, orderId: string, orders: readonly Taking[]): number =>
  amountFen - orders.filter((other) => other.orderId !== orderId).reduce((sum, other) => sum + takenBy(other), 0);

/**
 * A decision covers the sum of all that is paid under it. Asked when an order is submitted and again when it is paid: of two that were
 * submitted in the same moment, each sees the other by then.
 * @throws AppError `orders.decisionMissing`
 */
export async function refuseUndecided({ villageCode, orderId, decisionId, payments }: StoredOrder): Promise<void> {
  const decision = decisionId && (await decisionOf(villageCode, decisionId, { consistent: true }));
  if (!decision || !isResolved(decision)) throw new AppError('orders.decisionMissing');
  const orders = await ordersUnder(villageCode, decision.decisionId);
  const leftFen = leftOfDecision(decision.amountFen ?? 0, orderId, orders);
  if (leftFen < totalFen({ payments })) throw new AppError('orders.decisionMissing');
}
