import type { ContentType, MediaKind, UploadTicket } from '@shared/media';
import { daysAfter } from '@shared/time';
import { epochSeconds } from '../platform/clock';
import { newId } from '../platform/id';
import { presignUpload, TICKET_MINUTES } from '../platform/media-bucket';
import { checkUpload, originalKeyOf, UNCLAIMED_DAYS } from './media';
import { createMedia } from './media-store';

/**
 * A ticket for one file of `owner`'s: of the size and type said here, or S3 refuses it.
 * @throws AppError `media.unsupported`, `media.tooLarge`.
 */
export async function giveTicket(
  upload: { kind: MediaKind; contentType: ContentType; bytes: number },
  owner: string,
  at: string,
): Promise<UploadTicket> {
  checkUpload(upload);
  const { kind, contentType, bytes } = upload;
  const mediaId = newId(at);
  const originalKey = originalKeyOf(mediaId);
  await createMedia({
    mediaId,
    kind,
    contentType,
    bytes,
    state: 'awaiting',
    owner,
    originalKey,
    ttl: epochSeconds(daysAfter(at, UNCLAIMED_DAYS)),
  });
  const { url, fields } = await presignUpload({ key: originalKey, contentType, maxBytes: bytes });
  return { mediaId, url, fields, expiresAt: daysAfter(at, TICKET_MINUTES / 1440) };
}
