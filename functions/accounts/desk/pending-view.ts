import type { PendingVoucher } from '@shared/pending-vouchers';
import type { Caller } from '../../platform/sessions';
import type { Hand } from './pending';
import type { StoredPending } from './pending-store';

/** A voucher on its way, as one of those who handle it sees it: names, and which step was their own, but no account. */
export function pendingView(
  { prepared, reviewed, returned, ...pending }: StoredPending,
  whose: Pick<Caller, 'accountId' | 'person'>,
): PendingVoucher {
  const seen = ({ name, at, ...by }: Hand) => ({ name, at, mine: isTheirs(by, whose) });
  return {
    ...pending,
    prepared: seen(prepared),
    ...(reviewed && { reviewed: seen(reviewed) }),
    ...(returned && { returned: { ...seen(returned), reason: returned.reason } }),
  };
}

/** A step of before persons were kept is the account's. */
const isTheirs = (
  by: Pick<Hand, 'accountId' | 'personId'>,
  { accountId, person }: Pick<Caller, 'accountId' | 'person'>,
) => (by.personId === undefined ? by.accountId === accountId : by.personId === person?.personId);
