import { AppError } from '@shared/errors';
import { checkCopy } from '@shared/media/redaction';
import { knownAs } from '../../identity/person-store';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { checkedBy, isPublicCopy } from '../media';
import { findMedia, saveVerdict } from '../media-store';

/** A second person looks at what shows persons before anyone else does; what they said stays in the trail. */
export const checkCopyHandler = handle(checkCopy)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const { verdict } = body;
  const copy = async () => {
    const media = await findMedia(mediaId);
    if (media?.division !== villageCode) throw new AppError('notFound');
    return media;
  };
  const act = async () => {
    const media = await copy();
    if (!caller.person) throw new AppError('identity.bindingRequired');
    // One human being may stand on two rosters.
    const personId = await knownAs(caller.person.personId, [media.secondLook?.preparedBy]);
    const secondLook = checkedBy(media, { personId: personId ?? caller.person.personId, verdict, at });
    const audit = { subject: `media#${mediaId}`, action: 'checkCopy', at, actor: caller.accountId, requestId };
    await transact(
      saveVerdict(mediaId, secondLook),
      auditRow({ ...audit, note: verdict }),
      markDone(once, mediaId, at),
    );
    return { isPublic: verdict === 'publish' };
  };
  return doOnce(once, {
    done: async () => ({ isPublic: isPublicCopy(await copy()) }),
    act,
    overtaken: async () => new AppError('media.checked'),
  });
});
