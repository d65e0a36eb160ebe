import { AppError } from '@shared/errors';
import {
  type ContentType,
  MAX_BYTES,
  MAX_COUNT,
  type MediaFailure,
  MediaKind,
  type MediaState,
  TYPES,
} from '@shared/media/media';
import type { Box } from '@shared/media/redaction';
import { areTwoPersons } from '@shared/two-persons';

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
  /** Storage's name for a file that is sent in parts, until it is whole. */
  uploadId?: string | undefined;
  copyKey?: string | undefined;
  copyType?: CopyType | undefined;
  posterKey?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
  /** A video's or a recording's length. */
  seconds?: number | undefined;
  reason?: MediaFailure | undefined;
  /** A redacted copy: of which picture, with what covered, and for which village's books. It has no original of its own. */
  redactionOf?: string | undefined;
  boxes?: Box[] | undefined;
  division?: string | undefined;
  /** A redacted copy of a paper that shows persons: who made it, who looked at it after them, and what came of it. */
  secondLook?: SecondLook | undefined;
  /** Somebody said of a copy of this upload that it shows persons, or may. No later copy of it is public by one person's word. */
  showedPersons?: boolean | undefined;
  /** A redacted copy of a report's picture: for this report alone. */
  boundTo?: string | undefined;
  /** How often processing began and neither ended nor failed for a reason that is not the file's. */
  attempts?: number | undefined;
  /** SHA-256 of the original as it arrived, hex; absent until it was looked at. */
  sha256?: string | undefined;
  /** The object that is meant, as storage knows it: the one that was looked at first, or that lay there when the file was attached. */
  eTag?: string | undefined;
  /** The same of a film's frame; `NO_FRAME` when none had come by then. */
  posterETag?: string | undefined;
  /** Another object was put in its place later: nothing reads that one. */
  replaced?: boolean | undefined;
  /** Unclaimed files are forgotten after `UNCLAIMED_DAYS`. */
  ttl?: number | undefined;
}

/** 另一个人核对: by person, for one person may sign in by several accounts. */
export interface SecondLook {
  preparedBy: string;
  preparedByName: string;
  preparedAt: string;
  verdict?: 'publish' | 'refuse' | undefined;
  checkedBy?: string | undefined;
  checkedAt?: string | undefined;
}

/** Whether anyone may see a redacted copy: there is nobody on it, or a second person has looked at it. */
export const isPublicCopy = ({ redactionOf, secondLook }: Pick<Media, 'redactionOf' | 'secondLook'>): boolean =>
  redactionOf !== undefined && (secondLook === undefined || secondLook.verdict === 'publish');

/**
 * What a second person's verdict makes of a copy.
 * @throws AppError `notFound` for what needs none, `media.checked`, `media.samePerson`.
 */
export function checkedBy(
  media: Pick<Media, 'secondLook' | 'claimedBy'> | undefined,
  { personId, verdict, at }: { personId: string; verdict: 'publish' | 'refuse'; at: string },
): SecondLook {
  const look = media?.claimedBy ? media.secondLook : undefined;
  if (!look) throw new AppError('notFound');
  if (look.verdict) throw new AppError('media.checked');
  if (!areTwoPersons(look.preparedBy, personId)) throw new AppError('media.samePerson');
  return { ...look, verdict, checkedBy: personId, checkedAt: at };
}

/** No ETag: what was attached without a frame gets none. */
export const NO_FRAME = 'none';

export const UNCLAIMED_DAYS = 2;

export const accountOwner = (accountId: string): string => `account#${accountId}`;

export const originalKeyOf = (mediaId: string): string => `originals/${mediaId}`;
/** The phone's frame of a video. */
export const posterOriginalKeyOf = (mediaId: string): string => `originals/posters/${mediaId}`;

/** Where an original lies for who opens it, under a name of its own: when it came to lie there says nothing of when it was sent. */
export const openedKeyOf = (secret: string): string => `originals/opened/${secret}`;

/** A player on a phone looks at the suffix too. */
const SUFFIXES = {
  'image/jpeg': 'jpg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/webm': 'weba',
  'audio/wav': 'wav',
} as const;
export type CopyType = keyof typeof SUFFIXES;
export const COPY_TYPES = Object.keys(SUFFIXES) as CopyType[];
export const copyKeyOf = (mediaId: string, type: CopyType): string => `copies/${mediaId}.${SUFFIXES[type]}`;
export const posterKeyOf = (mediaId: string): string => `copies/${mediaId}-poster.jpg`;
/** A copy for one look, of the same kind. */
export const viewKeyOf = (secret: string, copyKey: string): string =>
  `views/${secret}${/\.\w+$/.exec(copyKey)?.[0] ?? ''}`;
/** Apart from the copies: who may show what is published need not be able to read what lies under it. */
export const redactedKeyOf = (mediaId: string): string => `redacted/${mediaId}.jpg`;
export const redactedPosterKeyOf = (mediaId: string): string => `redacted/${mediaId}-poster.jpg`;

const ARRIVAL = /^originals\/(posters\/)?([0-9A-HJKMNP-TV-Z]{26})$/;

/** What arrived under a key, and for which file; undefined for any other key. */
export function arrivalOf(key: string): { mediaId: string; what: 'original' | 'poster' } | undefined {
  const [, poster, mediaId] = ARRIVAL.exec(key) ?? [];
  return mediaId ? { mediaId, what: poster ? 'poster' : 'original' } : undefined;
}

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
  if (!TYPES[kind].includes(contentType)) throw new AppError('media.unsupported');
  if (bytes > MAX_BYTES[kind]) throw new AppError('media.tooLarge');
}

/**
 * Whether `owner` may attach these files to something of its own.
 * @param to what they are to be attached to: a copy made for one report goes to no other.
 * @param most how many of each kind may be among them; `MAX_COUNT` of a kind that is not named.
 * @throws AppError `notFound` when one is not the owner's or is attached already, `media.tooMany`.
 */
export function checkClaim(
  media: readonly (Media | undefined)[],
  owner: string,
  to: string,
  most: MostOfEach = {},
): void {
  for (const one of media)
    if (one?.owner !== owner || one.claimedBy || (one.boundTo ?? to) !== to) throw new AppError('notFound');
  for (const kind of MediaKind.options)
    if (media.filter((one) => one?.kind === kind).length > (most[kind] ?? MAX_COUNT[kind]))
      throw new AppError('media.tooMany');
}

export type MostOfEach = Partial<Record<MediaKind, number>>;
export const IMAGES_ONLY: MostOfEach = { video: 0, audio: 0 };
