import { AppError } from '@shared/errors';
import { isResolved } from '../affairs/decisions/decision';
import { decisionOf } from '../affairs/decisions/decision-store';
import { type Order, totalFen } from './order';
import { ordersUnder, type StoredOrder } from './order-store';

type Taking = Pick<Order, 'orderId' | 'state' | 'payments' | 'expiresOn'>;

const WAITING: readonly Order['state'][] = ['approving', 'approved'];
const GONE: readonly Order['state'][] = ['paying', 'finished'];

/** What an order takes of its decision: what is to go out for it, or went. What failed or came back is free again. */
const takenBy = ({ payments }: Taking): number =>
  payments
    .filter((payment) => payment.state !== 'failed' && payment.state !== 'returnedLater')
    .reduce((sum, { amountFen }) => sum + amountFen, 0);

/** By the day of submission, which the last day tells, then by id: any order does that is the same for both. */
const isBefore = (one: Taking, other: Taking): boolean =>
  (one.expiresOn ?? '') === (other.expiresOn ?? '')
    ? one.orderId < other.orderId
    : (one.expiresOn ?? '') < (other.expiresOn ?? '');

/**
 * What the orders under a decision leave of its amount for one of them, or for another. One that waits itself leaves the later ones
 * that wait to it: two of one moment would block each other for ever.
 */
export const leftOfDecision = (amountFen: number, order: Taking, orders: readonly Taking[]): number =>
  orders
    .filter(({ orderId }) => orderId !== order.orderId)
    .filter(
      (other) =>
        GONE.includes(other.state) ||
        (WAITING.includes(other.state) && !(WAITING.includes(order.state) && isBefore(order, other))),
    )
    .reduce((left, other) => left - takenBy(other), amountFen);

/**
 * A decision covers the sum of all that is paid under it. Asked when an order is submitted and again when it is paid: of two that were
 * submitted in the same moment, each sees the other by then, and the earlier is paid.
 * @throws AppError `orders.decisionMissing`
 */
export async function refuseUndecided(order: StoredOrder): Promise<void> {
  const { villageCode, decisionId } = order;
  const decision = decisionId && (await decisionOf(villageCode, decisionId, { consistent: true }));
  if (!decision || !isResolved(decision)) throw new AppError('orders.decisionMissing');
  const orders = await ordersUnder(villageCode, decision.decisionId);
  const leftFen = leftOfDecision(decision.amountFen ?? 0, order, orders);
  if (leftFen < totalFen(order)) throw new AppError('orders.decisionMissing', { leftFen });
}
