import { AppError } from '@shared/errors';
import type { PendingVoucher } from '@shared/accounts/pending-vouchers';
import { auditRow } from '../../platform/audit';
import { knownAs } from '../../identity/person-store';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import type { WriteItem } from '../../platform/transact';
import { refuseStep } from './pending';
import { pendingOf, putPending, type StoredPending } from './pending-store';
import { shownPending } from './prepare-voucher';
import { refuseCashier } from './refuse-cashier';
import { handOf } from './signature';

export interface Stepping {
  readonly step: 'reviewVoucher' | 'approveVoucher' | 'returnVoucher';
  readonly villageCode: string;
  readonly pendingId: string;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
}

/** What the voucher becomes, and the rows that go with it. */
export const stepRows = (
  { step, pendingId, caller, at, once }: Stepping,
  before: StoredPending,
  change: Partial<StoredPending>,
): WriteItem[] => [
  putPending({ ...before, ...change }, before),
  auditRow({ subject: `pending#${pendingId}`, action: step, at, actor: caller.accountId }),
  markDone(once, pendingId, at),
];

/**
 * Takes a step with a voucher on its way, once.
 * @throws AppError `notFound`, `accounts.wrongState`, `accounts.samePerson`, `accounts.cashier`; `version.stale` when somebody else took one first.
 */
export async function takeStep(
  stepping: Stepping,
  write: (before: StoredPending, hand: StoredPending['prepared']) => Promise<unknown>,
): Promise<PendingVoucher> {
  const { step, villageCode, pendingId, caller, at, once } = stepping;
  const shown = () => shownPending(villageCode, pendingId, caller);
  const act = async () => {
    const before = await pendingOf(villageCode, pendingId);
    if (!before) throw new AppError('notFound');
    const personId = await knownAs(caller.person?.personId, [before.prepared.personId, before.reviewed?.personId]);
    refuseStep(step, before, personId);
    // Who sends one back lets nothing in; it may be their own.
    if (step !== 'returnVoucher') await refuseCashier(caller, villageCode, at);
    await write(before, handOf(caller, at));
    return shown();
  };
  return doOnce(once, { done: shown, act });
}
