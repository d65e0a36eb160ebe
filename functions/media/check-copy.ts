import { AppError } from '@shared/errors';
import { checkCopy } from '@shared/redaction';
import { auditRow } from '../platform/audit';
import { findDone, markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed, transact } from '../platform/transact';
import { checkedBy, isPublicCopy } from './media';
import { findMedia, saveVerdict } from './media-store';

/** A second person looks at what shows persons before anyone else does; what they said stays in the trail. */
export const checkCopyHandler = handle(checkCopy)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const { verdict } = body;
  const media = await findMedia(mediaId);
  if (media?.division !== villageCode) throw new AppError('notFound');
  if (await findDone(once)) return { isPublic: isPublicCopy(media) };
  if (!caller.person) throw new AppError('identity.bindingRequired');
  const secondLook = checkedBy(media, { personId: caller.person.personId, verdict, at });
  const audit = { subject: `media#${mediaId}`, action: 'checkCopy', at, actor: caller.accountId, requestId };
  try {
    await transact(
      saveVerdict(mediaId, secondLook),
      auditRow({ ...audit, note: verdict }),
      markDone(once, mediaId, at),
    );
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (!(await findDone(once))) throw new AppError('media.checked');
  }
  return { isPublic: verdict === 'publish' };
});
