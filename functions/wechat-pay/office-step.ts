import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { handOf } from '../accounts/desk/signature';
import { knownAs } from '../identity/person-store';
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

export type BoundHand = NonNullable<StoredDue['refund']>['asked'];

/** Who acts, as a person. @throws AppError `identity.bindingRequired`: two accounts without a name may be one person's. */
export function boundHand(caller: Caller, at: string): BoundHand {
  const { personId, ...hand } = handOf(caller, at);
  if (!personId) throw new AppError('identity.bindingRequired');
  return { ...hand, personId };
}

/** Human beings are compared, on whatever account and row of a roster. @throws AppError `dues.samePerson` where one of `others` acts. */
export async function refuseOneOf(others: readonly (string | undefined)[], { personId }: BoundHand): Promise<void> {
  const self = await knownAs(personId, others);
  if (!others.every((other) => areTwoPersons(other, self))) throw new AppError('dues.samePerson');
}

/** A step of the office with a payment, once. @throws AppError `notFound` for a payment elsewhere too; what `decide` throws. */
export async function officeStep(
  { action, villageCode, duePaymentId, caller, at, once }: Step,
  decide: (due: StoredDue, hand: BoundHand) => Promise<{ next: StoredDue; rows?: readonly WriteItem[] }>,
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
      const { next, rows = [] } = await decide(before, boundHand(caller, at));
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
