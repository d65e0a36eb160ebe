import { AppError } from '@shared/errors';
import { openOriginal } from '@shared/evidence/evidence';
import { findMedia } from '../media/media-store';
import { openedKeyOf } from '../media/media';
import { isBoundTo, refuseReplaced } from '../media/redaction/refuse-replaced';
import { copyObject, digestOfObject, OPENING_SECONDS, presignSaving } from '../platform/media-bucket';
import { doOnce } from '../platform/command';
import { markDone } from '../platform/once';
import { newSecret } from '../platform/sealed';
import { handle } from '../platform/serve';
import { transactTrailed } from '../platform/trail';
import { openReport } from '../reports/steps/take-step';
import { fileNameOf, isOfReport, mayOpenOriginals } from '../reports/intake/evidence-of';

/**
 * The opening is in the report's trail, with its reason, before anything is opened; nobody else is told. What opens are the bytes that
 * were sent: read and compared here, and copied where nobody can put others.
 */
export const openOriginalHandler = handle(openOriginal)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { reportId, mediaId } = params;
  const { report, parts } = await openReport(reportId, caller);
  const media = mayOpenOriginals(report, parts) ? await findMedia(mediaId) : undefined;
  if (!media || !isOfReport(media, reportId)) throw new AppError('notFound');
  const role = parts.includes('regulator') ? 'regulator' : 'handler';
  const audit = { at, actor: caller.accountId, role, requestId, reportId, villageCode: report.villageCode };
  const found = await digestOfObject(media.originalKey);
  if (!found) throw new AppError('notFound');
  if (!isBoundTo(media, found)) {
    await refuseReplaced(mediaId);
    await transactTrailed([{ ...audit, action: 'refuseReplaced', note: `media#${mediaId}` }]);
    throw new AppError('media.replaced');
  }
  const line = { ...audit, action: openOriginal.id, note: `media#${mediaId} ${body.reason}` };
  await doOnce(once, {
    done: async () => undefined,
    act: () => transactTrailed([line], markDone(once, mediaId, at)),
  });
  const fileName = fileNameOf(report, media);
  const opened = openedKeyOf(newSecret());
  // Replaced since it was read, a moment ago: asked again, that is found.
  if (!(await copyObject(media.originalKey, opened, found.eTag))) throw new AppError('notFound');
  return {
    mediaId,
    url: await presignSaving(opened, fileName),
    fileName,
    expiresAt: new Date(Date.parse(at) + OPENING_SECONDS * 1000).toISOString(),
  };
});
