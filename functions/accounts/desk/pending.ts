import { AppError } from '@shared/errors';
import type { PendingState } from '@shared/accounts/pending-vouchers';
import { areTwoPersons } from '@shared/two-persons';

/** One who took a step, by account and person; the name is what stands on the voucher. */
export interface Hand {
  accountId: string;
  /** Unknown of a step from before persons were kept: nobody is surely another then. */
  personId?: string | undefined;
  name: string;
  at: string;
}

export interface Handled {
  state: PendingState;
  prepared: Hand;
  reviewed?: Hand | undefined;
}

/** The states a step may start from, and whose it must not be. Rule: 会计法 第二十五条 (separatedDuties in shared/citations), 不相容职务分离; 制单、审核、批准 by three people. */
const STEPS = {
  reviewVoucher: { from: ['prepared'], notBy: ['prepared'] },
  approveVoucher: { from: ['reviewed'], notBy: ['prepared', 'reviewed'] },
  returnVoucher: { from: ['prepared', 'reviewed'], notBy: [] },
} as const satisfies Record<string, { from: readonly PendingState[]; notBy: readonly ('prepared' | 'reviewed')[] }>;

/**
 * @param personId who takes the step: one who is bound to no name takes none that wants another person.
 * @throws AppError `accounts.wrongState` when the voucher is not where the step begins, `accounts.samePerson`
 */
export function refuseStep(step: keyof typeof STEPS, voucher: Handled, personId: string | undefined): void {
  const { from, notBy } = STEPS[step];
  if (!(from as readonly PendingState[]).includes(voucher.state)) throw new AppError('accounts.wrongState');
  if (!notBy.every((hand) => areTwoPersons(voucher[hand]?.personId, personId)))
    throw new AppError('accounts.samePerson');
}
