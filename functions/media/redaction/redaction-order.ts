import { AppError } from '@shared/errors';
import type { MediaView } from '@shared/media/media';
import type { Box } from '@shared/media/redaction';
import { daysAfter } from '@shared/time';
import { deletedAfter } from '../../platform/clock';
import { newId } from '../../platform/id';
import { putObject } from '../../platform/media-bucket';
import { type Media, originalKeyOf, UNCLAIMED_DAYS } from '../media';
import { findMedia, mediaView } from '../media-store';

/** The row of a copy that is to be made of a picture, with these boxes painted over. */
export function redactionOrder(source: Media, boxes: readonly Box[], owner: string, at: string): Media {
  const mediaId = newId(at);
  return {
    mediaId,
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: source.bytes,
    state: 'awaiting',
    owner,
    originalKey: originalKeyOf(mediaId),
    redactionOf: source.mediaId,
    boxes: [...boxes],
    ttl: deletedAfter(daysAfter(at, UNCLAIMED_DAYS)),
  };
}

/**
 * Leaves the order where originals arrive, which wakes the media Lambda, if it was not carried out yet: a retry may find the
 * row without it.
 */
export async function leaveOrder(redactedId: string): Promise<MediaView> {
  const redacted = await findMedia(redactedId);
  if (!redacted) throw new AppError('notFound');
  if (redacted.state === 'awaiting') await putObject(redacted.originalKey, Buffer.from('redaction'), 'text/plain');
  return mediaView(redacted);
}
