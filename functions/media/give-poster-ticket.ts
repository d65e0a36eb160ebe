import { AppError } from '@shared/errors';
import { MAX_POSTER_BYTES, type UploadTicket } from '@shared/media';
import { daysAfter } from '@shared/time';
import { presignUpload, TICKET_MINUTES } from '../platform/media-bucket';
import { posterOriginalKeyOf } from './media';
import { findMedia } from './media-store';

/**
 * A ticket for the frame of a video of `owner`'s, until the video is attached to something.
 * @throws AppError `notFound` for what is no such video.
 */
export async function givePosterTicket(
  mediaId: string,
  contentType: string,
  owner: string,
  at: string,
): Promise<UploadTicket> {
  const media = await findMedia(mediaId);
  if (media?.owner !== owner || media.kind !== 'video' || media.claimedBy) throw new AppError('notFound');
  const key = posterOriginalKeyOf(mediaId);
  const { url, fields } = await presignUpload({ key, contentType, maxBytes: MAX_POSTER_BYTES });
  return { mediaId, url, fields, expiresAt: daysAfter(at, TICKET_MINUTES / 1440) };
}
