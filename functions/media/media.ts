import { AppError } from '@shared/errors';
import {
  type ContentType,
  IMAGE_TYPES,
  MAX_BYTES,
  MAX_IMAGES,
  MAX_VIDEOS,
  type MediaKind,
  type MediaState,
} from '@shared/media';
import type { Box } from '@shared/redaction';

/** Why a file could not be shown: a code for the log and for whoever looks after it; people read “无法处理”. */
export type FailReason = 'unsupported' | 'wrongKind' | 'tooLarge' | 'tooManyPixels' | 'tooLong' | 'damaged';

/** A file as it is kept. What it was called, where and on what it was taken is nowhere in it. */
export interface Media {
  mediaId: string;
  kind: MediaKind;
  contentType: string;
  /** As declared when the ticket was asked for: the upload may not be larger. */
  bytes: number;
  state: MediaState;
  /** `account#<id>`, or `draft#<hash>`: the draft's secret is kept by the phone alone. */
  owner: string;
  /** The report it belongs to; a file belongs to one report for ever. */
  claimedBy?: string | undefined;
  originalKey: string;
  copyKey?: string | undefined;
  posterKey?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  reason?: string | undefined;
  /** A redacted copy: of which picture, with what covered, and for which village's books. It has no original of its own. */
  redactionOf?: string | undefined;
  boxes?: Box[] | undefined;
  division?: string | undefined;
  /** Unclaimed files are forgotten after `UNCLAIMED_DAYS`. */
  ttl?: number | undefined;
}

export const UNCLAIMED_DAYS = 2;

export const accountOwner = (accountId: string): string => `account#${accountId}`;

export const originalKeyOf = (mediaId: string): string => `originals/${mediaId}`;
export const copyKeyOf = (mediaId: string, kind: MediaKind): string =>
  `copies/${mediaId}.${kind === 'image' ? 'jpg' : 'mp4'}`;
export const posterKeyOf = (mediaId: string): string => `copies/${mediaId}-poster.jpg`;
/** Apart from the copies: who may show what is published need not be able to read what lies under it. */
export const redactedKeyOf = (mediaId: string): string => `redacted/${mediaId}.jpg`;
export const redactedPosterKeyOf = (mediaId: string): string => `redacted/${mediaId}-poster.jpg`;

/** The media id of an original's key; undefined for any other key. */
export const mediaIdOf = (key: string): string | undefined => /^originals\/([0-9A-HJKMNP-TV-Z]{26})$/.exec(key)?.[1];

/**
 * Whether a ticket may be given for such a file.
 * @throws AppError `media.unsupported` when the type is not one of its kind, `media.tooLarge`.
 */
export function checkUpload({
  kind,
  contentType,
  bytes,
}: {
  kind: MediaKind;
  contentType: ContentType;
  bytes: number;
}) {
  const isImage = (IMAGE_TYPES as readonly string[]).includes(contentType);
  if (isImage !== (kind === 'image')) throw new AppError('media.unsupported');
  if (bytes > MAX_BYTES[kind]) throw new AppError('media.tooLarge');
}

/**
 * Whether `owner` may attach these files to something of its own.
 * @param videos how many videos may be among them.
 * @throws AppError `notFound` when one is not the owner's or is attached already, `media.tooMany`.
 */
export function checkClaim(media: readonly (Media | undefined)[], owner: string, videos = MAX_VIDEOS): void {
  for (const one of media) if (one?.owner !== owner || one.claimedBy) throw new AppError('notFound');
  const ofKind = (kind: MediaKind) => media.filter((one) => one?.kind === kind).length;
  if (ofKind('image') > MAX_IMAGES || ofKind('video') > videos) throw new AppError('media.tooMany');
}
