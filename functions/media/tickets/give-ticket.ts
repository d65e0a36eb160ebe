import type { ContentType, MediaKind, UploadTicket } from '@shared/media/media';
import { daysAfter, startOfDay } from '@shared/time';
import { deletedAfter } from '../../platform/clock';
import { idAt } from '../../platform/id';
import { presignUpload, TICKET_MINUTES } from '../../platform/media-bucket';
import { countUpload } from './count-upload';
import { checkUpload, type Media, originalKeyOf, UNCLAIMED_DAYS } from '../media';
import { createMedia } from '../media-store';

interface Upload {
  kind: MediaKind;
  contentType: ContentType;
  bytes: number;
}

/**
 * The row of a file that is to come. Its id tells the day and no clock: an id goes wherever the file is seen.
 * @param begin for a file sent in parts: begins it in storage, and gives the id of that.
 * @throws AppError `media.unsupported`, `media.tooLarge`, `request.tooMany`.
 */
export async function admitUpload(
  upload: Upload,
  owner: string,
  at: string,
  begin?: (file: { originalKey: string; contentType: ContentType }) => Promise<string>,
): Promise<Media> {
  checkUpload(upload);
  await countUpload(owner, upload.bytes, at);
  const { kind, contentType, bytes } = upload;
  const mediaId = idAt(startOfDay(at));
  const originalKey = originalKeyOf(mediaId);
  const uploadId = await begin?.({ originalKey, contentType });
  const media: Media = {
    mediaId,
    kind,
    contentType,
    bytes,
    state: 'awaiting',
    owner,
    originalKey,
    ...(uploadId && { uploadId }),
    ttl: deletedAfter(daysAfter(at, UNCLAIMED_DAYS)),
  };
  await createMedia(media);
  return media;
}

/**
 * A ticket for one file of `owner`'s: of the size and type said here, or S3 refuses it.
 * @throws AppError `media.unsupported`, `media.tooLarge`.
 */
export async function giveTicket(upload: Upload, owner: string, at: string): Promise<UploadTicket> {
  const { mediaId, originalKey, bytes } = await admitUpload(upload, owner, at);
  const { contentType } = upload;
  const { url, fields } = await presignUpload({ key: originalKey, contentType, maxBytes: bytes });
  return { mediaId, url, fields, expiresAt: daysAfter(at, TICKET_MINUTES / 1440) };
}
