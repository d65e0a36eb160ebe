import { log } from '../../platform/log';
import { putObject, readObject } from '../../platform/media-bucket';
import { contentOf } from './content-of';
import { copyImage } from './copy-image';
import { posterKeyOf, posterOriginalKeyOf } from '../media';
import { findMedia, savePoster } from '../media-store';
import { refuseReplaced } from '../redaction/refuse-replaced';
import { Unshowable } from './unshowable';

/**
 * Draws the small picture of a video anew, from the frame that the phone sent with it: Node has no decoder of H.264 (ADR 24). A
 * frame that cannot be drawn leaves the video without one.
 * @throws when S3 or DynamoDB cannot be reached.
 */
export async function makePoster(mediaId: string): Promise<void> {
  const [media, { body: frame, eTag }] = await Promise.all([
    findMedia(mediaId),
    readObject(posterOriginalKeyOf(mediaId)),
  ]);
  // Attached with another frame, or with none: what came later is another file.
  if (media?.claimedBy && media.posterETag !== undefined && media.posterETag !== eTag) return refuseReplaced(mediaId);
  const code = await posterOf(frame).then(
    async (poster) => {
      const posterKey = posterKeyOf(mediaId);
      if (media) await putObject(posterKey, poster, 'image/jpeg');
      return media && (await savePoster(mediaId, posterKey, eTag)) ? 'ready' : 'refused';
    },
    (error: unknown) => {
      if (error instanceof Unshowable) return error.reason;
      throw error;
    },
  );
  log('info', 'makePoster', { subject: `media#${mediaId}`, code });
}

async function posterOf(frame: Buffer): Promise<Buffer> {
  if (!['jpeg', 'png', 'webp'].includes(contentOf(frame) ?? '')) throw new Unshowable('unsupported');
  return (await copyImage(frame)).poster;
}
