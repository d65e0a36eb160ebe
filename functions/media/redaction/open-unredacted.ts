import { AppError } from '@shared/errors';
import { openUnredacted } from '@shared/media/redaction';
import { auditRow } from '../../platform/audit';
import { presignRead } from '../../platform/media-bucket';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { findMedia } from '../media-store';

/** Whoever keeps the books may look under the boxes; that they did stays in the trail, or they see nothing. */
export const openUnredactedHandler = handle(openUnredacted)(async ({ params, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const media = await findMedia(mediaId);
  const source = media?.redactionOf && media.division === villageCode ? await findMedia(media.redactionOf) : undefined;
  if (!media || source?.state !== 'ready' || !source.copyKey) throw new AppError('notFound');
  const audit = { subject: `media#${mediaId}`, action: 'openUnredacted', at, actor: caller.accountId, requestId };
  await doOnce(once, {
    done: async () => undefined,
    act: () => transact(auditRow(audit), markDone(once, mediaId, at)),
  });
  const { copyKey, width = 0, height = 0 } = source;
  return { mediaId, url: await presignRead(copyKey), width, height, boxes: media.boxes ?? [] };
});
