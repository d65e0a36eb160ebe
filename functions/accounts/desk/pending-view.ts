import type { PendingVoucher } from '@shared/pending-vouchers';
import type { Hand } from './pending';
import type { StoredPending } from './pending-store';

/** A voucher on its way, as one of those who handle it sees it: names, and which step was their own, but no account. */
export function pendingView(
  { prepared, reviewed, returned, ...pending }: StoredPending,
  accountId: string,
): PendingVoucher {
  const seen = ({ name, at, accountId: by }: Hand) => ({ name, at, mine: by === accountId });
  return {
    ...pending,
    prepared: seen(prepared),
    ...(reviewed && { reviewed: seen(reviewed) }),
    ...(returned && { returned: { ...seen(returned), reason: returned.reason } }),
  };
}
