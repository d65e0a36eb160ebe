import { AppError } from '@shared/errors';
import type { ContentType, MediaKind } from '@shared/media/media';
import { PART_BYTES, type PartsToSend } from '@shared/media/multipart';
import {
  beginMultipart,
  finishMultipart,
  partsOfMultipart,
  presignPart,
  sizeOf,
  type StoredPart,
} from '../../platform/media-bucket';
import { admitUpload } from './give-ticket';
import type { Media } from '../media';
import { findMedia } from '../media-store';

/** The parts of a file of so many bytes: all of the same size but the last. */
export const partsFor = (bytes: number): { partNo: number; from: number; bytes: number }[] =>
  Array.from({ length: Math.ceil(bytes / PART_BYTES) }, (_, place) => {
    const from = place * PART_BYTES;
    return { partNo: place + 1, from, bytes: Math.min(PART_BYTES, bytes - from) };
  });

/** Those of them that storage does not have, whole: one of another length is sent again. */
export const missingOf = (bytes: number, stored: readonly StoredPart[]) =>
  partsFor(bytes).filter(
    (part) => !stored.some(({ partNo, bytes: size }) => partNo === part.partNo && size === part.bytes),
  );

/**
 * Begins a file of `owner`'s that is sent in parts.
 * @throws AppError `media.unsupported`, `media.tooLarge`.
 */
export async function begin(
  upload: { kind: MediaKind; contentType: ContentType; bytes: number },
  owner: string,
  at: string,
): Promise<PartsToSend> {
  const media = await admitUpload(upload, owner, at, ({ originalKey, contentType }) =>
    beginMultipart(originalKey, contentType),
  );
  return toSend(media, media.uploadId!, []);
}

/** What is still to be sent of a file; nothing of one that is there whole. @throws AppError `notFound`, `media.uploadGone`. */
export async function resume(mediaId: string, owner: string): Promise<PartsToSend> {
  const { media, uploadId } = await openUpload(mediaId, owner);
  const stored = await partsOfMultipart(media.originalKey, uploadId);
  if (stored) return toSend(media, uploadId, stored);
  return { mediaId: await whole(media), parts: [] };
}

/**
 * Puts the parts together, once they are all there and as long as was said: nothing longer ever becomes an object. Sent again
 * after the answer was lost, it finds the file whole.
 * @throws AppError `notFound`, `media.uploadGone`, `media.notUploaded`.
 */
export async function finish(mediaId: string, owner: string): Promise<void> {
  const { media, uploadId } = await openUpload(mediaId, owner);
  const stored = await partsOfMultipart(media.originalKey, uploadId);
  if (!stored) return void (await whole(media));
  if (missingOf(media.bytes, stored).length > 0 || stored.length !== partsFor(media.bytes).length)
    throw new AppError('media.notUploaded');
  await finishMultipart(media.originalKey, uploadId, stored);
}

async function openUpload(mediaId: string, owner: string): Promise<{ media: Media; uploadId: string }> {
  const media = await findMedia(mediaId);
  if (media?.owner !== owner || media.uploadId === undefined) throw new AppError('notFound');
  return { media, uploadId: media.uploadId };
}

/** Storage knows the upload no more: because it was finished, or because it was given up. */
async function whole({ mediaId, originalKey, bytes }: Media): Promise<string> {
  if ((await sizeOf(originalKey)) !== bytes) throw new AppError('media.uploadGone');
  return mediaId;
}

const toSend = async (
  { mediaId, originalKey, bytes }: Media,
  uploadId: string,
  stored: readonly StoredPart[],
): Promise<PartsToSend> => ({
  mediaId,
  parts: await Promise.all(
    missingOf(bytes, stored).map(async (part) => ({
      ...part,
      url: await presignPart({ key: originalKey, uploadId, partNo: part.partNo, bytes: part.bytes }),
    })),
  ),
});
