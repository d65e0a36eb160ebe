import { AppError } from '@shared/errors';
import { openOriginal } from '@shared/evidence';
import { findMedia } from '../media/media-store';
import { OPENING_SECONDS, presignSaving, sizeOf } from '../platform/media-bucket';
import { findDone, markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { transactTrailed } from '../platform/trail';
import { ConditionsFailed } from '../platform/transact';
import { openReport } from '../reports/take-step';
import { fileNameOf, isOfReport, mayOpenOriginals } from '../reports/evidence-of';

/** The opening is in the report's trail, with its reason, before anything is opened; nobody else is told. */
export const openOriginalHandler = handle(openOriginal)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { reportId, mediaId } = params;
  const { report, parts } = await openReport(reportId, caller);
  const media = mayOpenOriginals(report, parts) ? await findMedia(mediaId) : undefined;
  if (!media || !isOfReport(media, reportId)) throw new AppError('notFound');
  if ((await sizeOf(media.originalKey)) === undefined) throw new AppError('notFound');
  if (!(await findDone(once))) {
    const role = parts.includes('regulator') ? 'regulator' : 'handler';
    const audit = { action: 'openOriginal', at, actor: caller.accountId, role, requestId };
    const note = `media#${mediaId} ${body.reason}`;
    const line = { ...audit, reportId, villageCode: report.villageCode, note };
    await transactTrailed([line], markDone(once, mediaId, at)).catch(async (error: unknown) => {
      if (!(error instanceof ConditionsFailed) || !(await findDone(once))) throw error;
    });
  }
  const fileName = fileNameOf(report, media);
  return {
    mediaId,
    url: await presignSaving(media.originalKey, fileName),
    fileName,
    expiresAt: new Date(Date.parse(at) + OPENING_SECONDS * 1000).toISOString(),
  };
});
