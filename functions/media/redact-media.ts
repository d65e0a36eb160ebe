import { redactMedia } from '@shared/redaction';
import { AppError } from '@shared/errors';
import { daysAfter } from '@shared/time';
import { auditRow } from '../platform/audit';
import { epochSeconds } from '../platform/clock';
import { newId } from '../platform/id';
import { putObject } from '../platform/media-bucket';
import { findDone, markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed, transact } from '../platform/transact';
import { accountOwner, type Media, originalKeyOf, UNCLAIMED_DAYS } from './media';
import { findMedia, mediaView, putNewMedia } from './media-store';
import { pictureBehind } from './redaction';

/** The painting is the media Lambda's work, woken as by any original: here only the order for it is left. */
export const redactMediaHandler = handle(redactMedia)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const owner = accountOwner(caller.accountId);
  const done = await findDone(once);
  if (done) return ordered(done);

  const source = await pictureBehind(mediaId, villageCode, owner);
  const redactedId = newId(at);
  const redacted: Media = {
    mediaId: redactedId,
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: source.bytes,
    state: 'awaiting',
    owner,
    originalKey: originalKeyOf(redactedId),
    redactionOf: source.mediaId,
    boxes: [...body.boxes],
    division: villageCode,
    ttl: epochSeconds(daysAfter(at, UNCLAIMED_DAYS)),
  };
  const audit = { subject: `media#${redactedId}`, action: 'redactMedia', at, actor: caller.accountId, requestId };
  try {
    await transact(
      putNewMedia(redacted),
      auditRow({ ...audit, note: `of ${source.mediaId}, ${body.boxes.length} boxes` }),
      markDone(once, redactedId, at),
    );
  } catch (error) {
    const before = error instanceof ConditionsFailed && (await findDone(once));
    if (!before) throw error;
    return ordered(before);
  }
  return ordered(redactedId);
});

/** Leaves the order where originals arrive, if it was not carried out yet: a retry may find the row without it. */
async function ordered(redactedId: string) {
  const redacted = await findMedia(redactedId);
  if (!redacted) throw new AppError('notFound');
  if (redacted.state === 'awaiting') await putObject(redacted.originalKey, Buffer.from('redaction'), 'text/plain');
  return mediaView(redacted);
}
