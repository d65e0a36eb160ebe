import { AppError } from '@shared/errors';
import { redactEvidence } from '@shared/evidence/evidence';
import { accountOwner, type Media } from '../media/media';
import { findMedia, putNewMedia } from '../media/media-store';
import { leaveOrder, redactionOrder } from '../media/redaction/redaction-order';
import { doOnce } from '../platform/command';
import { markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { transactTrailed } from '../platform/trail';
import { openReport } from '../reports/steps/take-step';
import { isOfReport, mayRedact } from '../reports/intake/evidence-of';

/**
 * A copy of a report's picture with what is private painted over, for this report and for who made it, until an answer takes it.
 * The painting is the media Lambda's work; the picture itself stays as it is.
 */
export const redactEvidenceHandler = handle(redactEvidence)(async (
  { params, body, caller },
  { at, requestId, once },
) => {
  const { reportId, mediaId } = params;
  const { report, parts } = await openReport(reportId, caller);
  if (!mayRedact(parts)) throw new AppError('notFound');
  const act = async () => {
    const owner = accountOwner(caller.accountId);
    const source = await pictureOf(reportId, mediaId);
    const redacted: Media = { ...redactionOrder(source, body.boxes, owner, at), boundTo: reportId };
    const line = {
      reportId,
      villageCode: report.villageCode,
      action: 'redactEvidence',
      at,
      actor: caller.accountId,
      role: 'handler',
      requestId,
      note: `media#${redacted.mediaId} of media#${source.mediaId}, ${body.boxes.length} boxes`,
    };
    await transactTrailed([line], putNewMedia(redacted), markDone(once, redacted.mediaId, at));
    return leaveOrder(redacted.mediaId);
  };
  return doOnce(once, { done: leaveOrder, act });
});

async function pictureOf(reportId: string, mediaId: string): Promise<Media> {
  const media = await findMedia(mediaId);
  if (!media || media.kind !== 'image' || !isOfReport(media, reportId) || media.state === 'failed')
    throw new AppError('notFound');
  if (media.state !== 'ready') throw new AppError('media.notReady');
  return media;
}
