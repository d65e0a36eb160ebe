import { PROOF_ERRORS, ProofQuery } from '../challenge';
import { Ulid } from '../id';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

export const MediaKind = z.enum(['image', 'video', 'audio']);
export type MediaKind = z.infer<typeof MediaKind>;

/** How many of each one report, answer or message may have. */
export const MAX_IMAGES = 9;
export const MAX_VIDEOS = 3;
export const MAX_AUDIOS = 5;
export const MAX_COUNT: Record<MediaKind, number> = { image: MAX_IMAGES, video: MAX_VIDEOS, audio: MAX_AUDIOS };
/** How many files of whatever kind fit into one list of ids. */
export const MAX_MEDIA = MAX_IMAGES + MAX_VIDEOS + MAX_AUDIOS;
const MB = 1024 * 1024;
export const MAX_BYTES: Record<MediaKind, number> = { image: 20 * MB, video: 100 * MB, audio: 20 * MB };
/** WeChat's camera stops at 60 s, its recorder at 600 s; an album has longer films. */
export const MAX_SECONDS: Record<Exclude<MediaKind, 'image'>, number> = { video: 180, audio: 600 };

/** As phones and browsers say it, without parameters (`audio/webm;codecs=opus` is sent as `audio/webm`). */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'] as const;
export const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'] as const;
export const AUDIO_TYPES = [
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/webm',
  'audio/wav',
  'audio/x-wav',
  'audio/ogg',
  'audio/amr',
  'audio/amr-wb',
] as const;
export const TYPES: Record<MediaKind, readonly string[]> = {
  image: IMAGE_TYPES,
  video: VIDEO_TYPES,
  audio: AUDIO_TYPES,
};
export const ContentType = z.enum([...IMAGE_TYPES, ...VIDEO_TYPES, ...AUDIO_TYPES]);
export type ContentType = z.infer<typeof ContentType>;

/** 等待上传 → 处理中 → 可看 / 无法处理. Until `ready` nobody but the handler of the original sees anything. */
export const MediaState = z.enum(['awaiting', 'processing', 'ready', 'failed']);
export type MediaState = z.infer<typeof MediaState>;

/**
 * Why nothing of a file can be shown: 格式不支持 · 不是照片/视频/录音 · 文件太大 · 像素太多 · 太长 · 打不开 · 太复杂处理不了 (three tries
 * died) · 传上来以后被换过. Each has a sentence on the screen. The handler may still open the original.
 */
export const MediaFailure = z.enum([
  'unsupported',
  'wrongKind',
  'tooLarge',
  'tooManyPixels',
  'tooLong',
  'damaged',
  'tooHeavy',
  'replaced',
]);
export type MediaFailure = z.infer<typeof MediaFailure>;

/** A file as it is shown: a copy without metadata, behind URLs that work for ten minutes. */
export const MediaView = z.object({
  mediaId: Ulid,
  kind: MediaKind,
  state: MediaState,
  /** When `failed`. */
  failure: z.optional(MediaFailure),
  url: z.optional(z.string()),
  /** A small picture: of an image always, of a video when one could be made. */
  posterUrl: z.optional(z.string()),
  /** What the copy is: a WebM of a browser does not play on an iPhone, the others play everywhere. */
  copyType: z.optional(z.string()),
  /** An image's or a video's size in pixels. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** How long a video or a recording is, in whole seconds, at least 1. */
  seconds: z.optional(z.int()),
  /** 文件指纹: SHA-256 of the file as it arrived, hex. For who sent it, once it was looked at. */
  sha256: z.optional(z.string()),
  /** Another file was put in its place after it was sent, and refused. */
  replaced: z.optional(z.literal(true)),
});
export type MediaView = z.infer<typeof MediaView>;

/** A picture for whoever may learn neither when it was sent nor by whom: a copy of today under a name of today's. */
export const ShownPicture = z.object({
  url: z.string(),
  /** A small one. */
  posterUrl: z.optional(z.string()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
});
export type ShownPicture = z.infer<typeof ShownPicture>;

/** How large a file says it is. What is too large for its kind is told so (`media.tooLarge`); this only bounds the number. */
export const FileBytes = z.int().check(z.minimum(1, '这个文件是空的'), z.maximum(1024 ** 4, '文件太大了'));

const UploadBody = z.object({
  kind: MediaKind,
  contentType: ContentType,
  bytes: FileBytes,
});

/** Where and how to send the file: a form POST with `fields` first and the file last, under the name `file`. */
export const UploadTicket = z.object({
  mediaId: Ulid,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
});
export type UploadTicket = z.infer<typeof UploadTicket>;

const UPLOAD_ERRORS = ['media.unsupported', 'media.tooLarge'] as const;

export const requestUpload = defineRoute({
  id: 'requestUpload',
  method: 'POST',
  path: '/media',
  summary: 'Get a ticket to send a picture, a video or a recording straight to storage',
  access: 'signedIn',
  body: UploadBody,
  response: UploadTicket,
  errors: UPLOAD_ERRORS,
  limit: { calls: 120, perSeconds: 3600 },
});

/** A draft's secret: 256 random bits the phone makes, base64url. It claims the draft's files and is kept only as a hash. */
export const DraftKey = z.string().check(z.regex(/^[\w-]{43}$/, '草稿编号不对'));

export const requestAnonymousUpload = defineRoute({
  id: 'requestAnonymousUpload',
  method: 'POST',
  path: '/anonymous/media',
  summary: 'The same for an anonymous report; the file belongs to the draft, not to anyone',
  access: 'public',
  /** The first file of a draft on a day. */
  proof: 'draft',
  query: ProofQuery,
  body: z.extend(UploadBody, { draftKey: DraftKey }),
  response: UploadTicket,
  errors: [...UPLOAD_ERRORS, ...PROOF_ERRORS],
});

/** The frame of a video that a phone shows before it plays: small, and drawn anew like any picture. Bytes. */
export const MAX_POSTER_BYTES = 2 * MB;
const PosterBody = z.object({ contentType: z.enum(['image/jpeg', 'image/png']) });

export const requestPosterUpload = defineRoute({
  id: 'requestPosterUpload',
  method: 'POST',
  path: '/media/{mediaId}/poster',
  summary: 'Get a ticket to send a frame of a video I sent, to be shown before it plays',
  access: 'signedIn',
  params: z.object({ mediaId: Ulid }),
  body: PosterBody,
  response: UploadTicket,
  limit: { calls: 60, perSeconds: 3600 },
});

export const requestAnonymousPosterUpload = defineRoute({
  id: 'requestAnonymousPosterUpload',
  method: 'POST',
  path: '/anonymous/media/{mediaId}/poster',
  summary: 'The same for a video of an anonymous draft',
  access: 'public',
  params: z.object({ mediaId: Ulid }),
  body: z.extend(PosterBody, { draftKey: DraftKey }),
  response: UploadTicket,
});

export const showMedia = defineRoute({
  id: 'showMedia',
  method: 'GET',
  path: '/media/{mediaId}',
  summary: 'A file I sent: its state, and its copy when ready',
  access: 'signedIn',
  params: z.object({ mediaId: Ulid }),
  response: MediaView,
});
