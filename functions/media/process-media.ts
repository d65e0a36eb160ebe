import { MAX_BYTES } from '@shared/media';
import type { S3Event } from 'aws-lambda';
import { log } from '../platform/log';
import { getObject, putObject, sizeOf } from '../platform/media-bucket';
import { contentOf } from './content-of';
import { copyImage } from './copy-image';
import { copyVideo } from './copy-video';
import { copyKeyOf, type Media, mediaIdOf, posterKeyOf, redactedKeyOf, redactedPosterKeyOf } from './media';
import { findMedia, type Outcome, saveOutcome } from './media-store';
import { redactImage } from './redact-image';
import { Unshowable } from './unshowable';

/** A Lambda of its own, woken when an original arrives: makes the copy that people see. What fails is not shown at all. */
export const handler = async (event: S3Event): Promise<void> => {
  for (const { s3 } of event.Records) {
    const mediaId = mediaIdOf(decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
    if (mediaId) await processMedia(mediaId);
  }
};

/**
 * Makes the copy of an original, once: the same event may come twice, or two at a time, and ends in the same rows and objects.
 * @throws when S3 or DynamoDB cannot be reached: Lambda then tries again.
 */
export async function processMedia(mediaId: string): Promise<void> {
  const media = await findMedia(mediaId);
  if (!media || media.state === 'ready' || media.state === 'failed') return;
  await saveOutcome(mediaId, { state: 'processing' });
  const outcome = await makeCopy(media).catch((error: unknown): Outcome => {
    if (error instanceof Unshowable) return { state: 'failed', reason: error.reason };
    throw error;
  });
  await saveOutcome(mediaId, outcome);
  log('info', 'processMedia', {
    subject: `media#${mediaId}`,
    code: outcome.state === 'failed' ? outcome.reason : outcome.state,
  });
}

async function makeCopy(media: Media): Promise<Outcome> {
  const { mediaId, kind, bytes, originalKey } = media;
  if (media.redactionOf) return makeRedactedCopy(media, media.redactionOf);
  const size = await sizeOf(originalKey);
  if (size === undefined) throw new Error('the original is not there yet');
  if (size > Math.min(bytes, MAX_BYTES[kind])) throw new Unshowable('tooLarge');
  const original = await getObject(originalKey);
  const content = contentOf(original);
  // sharp's prebuilt libvips decodes no HEVC, which HEIC is made of (a patented codec).
  if (!content || content === 'heic') throw new Unshowable('unsupported');
  if ((content === 'video') !== (kind === 'video')) throw new Unshowable('wrongKind');
  const copyKey = copyKeyOf(mediaId, kind);
  if (kind === 'video') {
    const { copy, width, height } = await copyVideo(original);
    await putObject(copyKey, copy, 'video/mp4');
    return { state: 'ready', copyKey, width, height };
  }
  const { copy, poster, width, height } = await copyImage(original);
  const posterKey = posterKeyOf(mediaId);
  await Promise.all([putObject(copyKey, copy, 'image/jpeg'), putObject(posterKey, poster, 'image/jpeg')]);
  return { state: 'ready', copyKey, posterKey, width, height };
}

/** The picture behind, drawn anew with its boxes painted over: nothing of it is kept but what is seen. */
async function makeRedactedCopy({ mediaId, boxes = [] }: Media, sourceId: string): Promise<Outcome> {
  const source = await findMedia(sourceId);
  if (source?.state !== 'ready' || source.kind !== 'image') throw new Unshowable('unsupported');
  const { copy, poster, width, height } = await redactImage(await getObject(source.originalKey), boxes);
  const [copyKey, posterKey] = [redactedKeyOf(mediaId), redactedPosterKeyOf(mediaId)];
  await Promise.all([putObject(copyKey, copy, 'image/jpeg'), putObject(posterKey, poster, 'image/jpeg')]);
  return { state: 'ready', copyKey, posterKey, width, height };
}
