import { covers, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listTransferBreaks, settleTransferBreak, type TransferBreak } from '@shared/orders/transfer-breaks';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handsOn, isPaidBy } from '../order';
import { orderOf } from '../order-store';
import { actorOf, asPersons } from '../who';
import { breakOf, breaksPage, putSettled, type StoredBreak } from './break-store';

/** A village's stand in its divisions; what names no village is the district's. */
const isOf = (division: string, { villageCode }: Pick<StoredBreak, 'villageCode'>): boolean =>
  villageCode ? covers(division, villageCode) : levelOf(division) === 'district';

const viewBreak = ({ settled, ...found }: StoredBreak): TransferBreak => ({
  ...found,
  ...(settled && { settled: { name: settled.name, at: settled.at, reason: settled.reason } }),
});

export const listTransferBreaksHandler = handle(listTransferBreaks)(async ({
  params: { division },
  query: { state = 'open', ...query },
}) => {
  const { items, next } = await breaksPage(state, (row) => isOf(division, row), query);
  return { items: items.map(viewBreak), ...(next && { next }) };
});

export const settleTransferBreakHandler = handle(settleTransferBreak)(async (
  { params: { division, breakId }, body, caller },
  { at, once, requestId },
) => {
  const found = async () => {
    const known = await breakOf(breakId);
    if (!known || !isOf(division, known)) throw new AppError('notFound');
    return known;
  };
  const done = async () => viewBreak(await found());
  const act = async () => {
    const one = await found();
    const self = await actorOf(caller);
    if (one.settled) throw new AppError('orders.wrongState');
    await refuseHandsOf(one, self);
    const { reason } = body;
    const { accountId, personId, name } = self;
    await transact(
      putSettled({ ...one, settled: { accountId, personId, name, at, reason } }),
      auditRow({
        ...{ subject: `transferBreak#${breakId}`, action: settleTransferBreak.id, at, actor: accountId, requestId },
        note: reason,
      }),
      markDone(once, breakId, at),
    );
    return done();
  };
  return doOnce(once, { done, act, overtaken: async () => new AppError('orders.wrongState') });
});

/** Who wrote, signed or paid an order, decided on its transfer or is paid by it, does not say that its difference with the bank is none. @throws AppError `orders.samePerson` */
async function refuseHandsOf({ villageCode, orderId, serial }: StoredBreak, self: Awaited<ReturnType<typeof actorOf>>) {
  const stored = villageCode && orderId ? await orderOf(villageCode, orderId) : undefined;
  if (!stored) return;
  const { orders, actor } = await asPersons({ orders: [stored], terms: [], actor: self });
  const order = orders[0]!;
  const transfers = order.payments.filter((payment) => payment.serial === serial);
  const hands = [...handsOn(order), ...transfers.flatMap(({ decision }) => decision ?? [])];
  const isHand = hands.some(({ personId }) => personId === actor.personId);
  if (isHand || transfers.some((transfer) => isPaidBy(transfer, actor))) throw new AppError('orders.samePerson');
}
