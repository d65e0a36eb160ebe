import { AppError } from '@shared/errors';
import { prepareDueVoucher } from '@shared/wechat-pay/dues';
import { pendingOf } from '../accounts/desk/pending-store';
import { handle } from '../platform/serve';
import { watched } from './due-payment';
import type { StoredDue } from './due-store';
import { dueView } from './due-view';
import { reversalOfDue, voucherOf, voucherOfDue } from './due-voucher';
import { officeStep } from './office-step';
import { bookingOf } from './take-in';

/** The machine prepares, as before: two people review and approve, whoever sent the one before back. */
export const prepareDueVoucherHandler = handle(prepareDueVoucher)(async ({ params, caller }, { at, once }) => {
  const due = await officeStep({ action: prepareDueVoucher.id, ...params, caller, at, once }, (before) =>
    preparedAnew(before, at),
  );
  return dueView(due);
});

/** @throws AppError `dues.wrongState` where no voucher is missing; as `openBookOn`. */
async function preparedAnew(before: StoredDue, at: string) {
  const { villageCode, paidAt, bookedAt, pendingId, refund, reversalId } = before;
  if (!bookedAt || !paidAt) throw new AppError('dues.wrongState');
  const last = await voucherOf(before);
  if (last && last.state !== 'returned') throw new AppError('dues.wrongState');
  const anew = { ...before, paidAt, attention: undefined, preparedAgain: (before.preparedAgain ?? 0) + 1 };
  if (refund?.state === 'refunded') {
    // Only what is in the book is taken out of it.
    const posted = pendingId && (await pendingOf(villageCode, pendingId));
    if (!posted || posted.state !== 'posted') throw new AppError('dues.wrongState');
    const { pendingId: id, write } = await reversalOfDue(reversalId ? anew : before, posted, at);
    return { next: watched({ ...anew, reversalId: id }, at), rows: [write] };
  }
  const { pendingId: id, write } = await voucherOfDue(anew, await bookingOf(before), at);
  return { next: watched({ ...anew, pendingId: id }, at), rows: [write] };
}
