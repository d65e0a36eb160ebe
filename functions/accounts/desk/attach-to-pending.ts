import { attachToPending } from '@shared/accounts/attachments';
import { AppError } from '@shared/errors';
import { claimRedacted } from '../../media/redaction/claim-redacted';
import { accountOwner } from '../../media/media';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { addPictures, withPictures } from '../attachments/papers';
import { pendingOf, putPending } from './pending-store';
import { shownPending } from './prepare-voucher';

/**
 * Only before the review: what was reviewed is what is approved. The copies are the voucher's from here on; nobody but those who keep
 * the books sees them before it is in the book.
 */
export const attachToPendingHandler = handle(attachToPending)(async (
  { params: { villageCode, pendingId }, body, caller },
  { at, requestId, once },
) => {
  const shown = () => shownPending(villageCode, pendingId, caller);
  const act = async () => {
    const before = await pendingOf(villageCode, pendingId);
    if (!before) throw new AppError('notFound');
    if (before.state !== 'prepared' || before.reverses) throw new AppError('accounts.wrongState');
    const attachments = addPictures(before.attachments.map(withPictures), body);
    const claims = await claimRedacted(body.mediaIds, villageCode, accountOwner(caller.accountId), pendingId);
    await transact(
      putPending({ ...before, attachments }, before),
      ...claims,
      auditRow({
        subject: `pending#${pendingId}`,
        action: attachToPending.id,
        at,
        actor: caller.accountId,
        requestId,
        note: `added ${body.mediaIds.length}`,
      }),
      markDone(once, pendingId, at),
    );
    return shown();
  };
  return doOnce(once, { done: shown, act });
});
