import { AppError } from '@shared/errors';
import { handOf } from '../accounts/desk/signature';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { markDone, type Once } from '../platform/once';
import type { Caller } from '../platform/sessions';
import { transact, type WriteItem } from '../platform/transact';
import { dueOf, putDue, type StoredDue } from './due-store';

interface Step {
  readonly action: string;
  readonly villageCode: string;
  readonly duePaymentId: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
}

type StoredHand = NonNullable<StoredDue['refund']>['asked'];

/** A step of the office with a payment, once. @throws AppError `notFound` for a payment elsewhere too; what `decide` throws. */
export async function officeStep(
  { action, villageCode, duePaymentId, caller, at, once }: Step,
  decide: (due: StoredDue, hand: StoredHand) => Promise<{ next: StoredDue; rows?: readonly WriteItem[] }>,
): Promise<StoredDue> {
  const read = async () => {
    const due = await dueOf(duePaymentId);
    if (due?.villageCode !== villageCode) throw new AppError('notFound');
    return due;
  };
  return doOnce(once, {
    done: read,
    act: async () => {
      const before = await read();
      const hand = handOf(caller, at);
      if (!hand.personId) throw new AppError('identity.bindingRequired');
      const { next, rows = [] } = await decide(before, { ...hand, personId: hand.personId });
      const note = next.refund?.state ?? next.state;
      await transact(
        putDue(next, before),
        ...rows,
        auditRow({ subject: `due#${duePaymentId}`, action, at, actor: caller.accountId, note }),
        markDone(once, duePaymentId, at),
      );
      return read();
    },
  });
}
