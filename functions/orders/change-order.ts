import { AppError } from '@shared/errors';
import type { OrderView } from '@shared/orders/payment-orders';
import { challengeOf, type SigningProof } from '@shared/orders/signing';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { markDone, type Once } from '../platform/once';
import type { Caller } from '../platform/sessions';
import { transact, type WriteItem } from '../platform/transact';
import { holdOf, type PayingAccount, payingAccountOf, putAccount, putResolved } from './funds-store';
import { resolveHold } from './hold';
import type { Actor } from './order';
import { putStep } from './order-event-store';
import type { StoredOrder } from './order-store';
import type { StoredTerm } from '../identity/post-store';
import { refuseUnproved } from './signing/prove';
import { viewOrder } from './view-order';
import { actorOf, seenOrder } from './who';

interface Change {
  readonly params: { villageCode: string; orderId: string };
  readonly version: number;
  readonly action: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly requestId: string;
  readonly note?: string;
  /** The signature of the person who holds the phone, and what it says besides which order and which act it is. */
  readonly signed?: { readonly proof: SigningProof; readonly words: readonly string[] };
  /** What becomes of the order, and what is written with it. */
  readonly decide: (
    order: StoredOrder,
    by: { actor: Actor; terms: StoredTerm[] },
  ) => Promise<{ next: StoredOrder; besides?: WriteItem[] }>;
}

/** An order as its people see it now. @throws AppError `notFound` */
export async function shownOrder(villageCode: string, orderId: string, at: string): Promise<OrderView> {
  const { order, terms } = await seenOrder(villageCode, orderId, undefined);
  return viewOrder(order, terms, at);
}

/**
 * The one door through which a command changes an order: who calls is a person, what is changed is what they saw, and order, holds,
 * counters, trail and mark are one transaction. Once, however often it is sent.
 * @throws AppError `notFound`, `version.stale`, `identity.bindingRequired`; what `decide` and `refuseUnproved` throw.
 */
export async function changeOrder(change: Change): Promise<OrderView> {
  const { params, version, action, caller, at, once, requestId, note, signed, decide } = change;
  const { villageCode, orderId } = params;
  const shown = () => shownOrder(villageCode, orderId, at);
  const act = async () => {
    const { order, terms, actor } = await seenOrder(villageCode, orderId, actorOf(caller));
    if (order.version !== version) throw new AppError('version.stale', viewOrder(order, terms, at));
    const { next, besides = [] } = await decide(order, { actor, terms });
    // Last: who may not take the step, or is too late for it, spends no try of their code.
    if (signed) {
      const challenge = challengeOf(action, orderId, version, signed.words);
      await refuseUnproved({ proof: signed.proof, challenge, caller, at });
    }
    const said = [note, signed && `signed by ${signed.proof.kind}`].filter(Boolean).join('; ');
    await transact(
      ...putStep(next, order, at),
      ...besides,
      auditRow({
        subject: `order#${orderId}`,
        action,
        at,
        actor: caller.accountId,
        requestId,
        ...(said && { note: said }),
      }),
      markDone(once, orderId, at),
    );
    return shown();
  };
  return doOnce(once, { done: shown, act, overtaken: async () => new AppError('version.stale', await shown()) });
}

/** Frees all that an order holds: it comes back before the bank had any of it. */
export async function freeHolds(order: StoredOrder, at: string): Promise<WriteItem[]> {
  const account = await payingAccountOf(order.payingAccountId);
  if (!account) throw new Error(`order ${order.orderId} names no account`);
  let funds: PayingAccount = account;
  const holds = await Promise.all(order.payments.map(({ serial }) => holdOf(order.payingAccountId, serial)));
  const writes = holds.map((hold) => {
    const freed = resolveHold(funds, hold!, 'voided');
    funds = freed.funds;
    return putResolved({ ...freed.hold, resolvedAt: at });
  });
  return [putAccount(funds, account), ...writes];
}
