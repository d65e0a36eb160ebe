import { AppError } from '@shared/errors';
import { MAX_POSTER_BYTES, type UploadTicket } from '@shared/media/media';
import { daysAfter } from '@shared/time';
import { presignUpload, TICKET_MINUTES } from '../../platform/media-bucket';
import { countCall } from '../../platform/rate-limit';
import { posterOriginalKeyOf } from '../media';
import { findMedia } from '../media-store';

/** Each may be drawn anew: a phone asks once, or a few times over a bad network. */
const OF_ONE_VIDEO = { calls: 20, perSeconds: 3600 };

/**
 * A ticket for the frame of a video of `owner`'s, until the video is attached to something.
 * @throws AppError `notFound` for what is no such video, `request.tooMany`.
 */
export async function givePosterTicket(
  mediaId: string,
  contentType: string,
  owner: string,
  at: string,
): Promise<UploadTicket> {
  const media = await findMedia(mediaId);
  if (media?.owner !== owner || media.kind !== 'video' || media.claimedBy) throw new AppError('notFound');
  await countCall('posters', mediaId, OF_ONE_VIDEO, at);
  const key = posterOriginalKeyOf(mediaId);
  const { url, fields } = await presignUpload({ key, contentType, maxBytes: MAX_POSTER_BYTES });
  return { mediaId, url, fields, expiresAt: daysAfter(at, TICKET_MINUTES / 1440) };
}
