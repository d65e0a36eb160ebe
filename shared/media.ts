import { Ulid } from './id';
import { defineRoute } from './route';
import { Instant } from './time';
import * as z from './zod';

export const MediaKind = z.enum(['image', 'video']);
export type MediaKind = z.infer<typeof MediaKind>;

export const MAX_IMAGES = 9;
export const MAX_VIDEOS = 1;
/** Bytes. */
export const MAX_BYTES: Record<MediaKind, number> = { image: 20 * 1024 * 1024, video: 100 * 1024 * 1024 };
export const MAX_VIDEO_SECONDS = 60;

/** WeChat gives HEIC as JPEG when pictures are chosen compressed; no free decoder of HEVC ships with the picture library. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const VIDEO_TYPES = ['video/mp4', 'video/quicktime'] as const;
export const ContentType = z.enum([...IMAGE_TYPES, ...VIDEO_TYPES]);
export type ContentType = z.infer<typeof ContentType>;

/** 等待上传 → 处理中 → 可看 / 无法处理. Until `ready` nobody but the handler of the original sees anything. */
export const MediaState = z.enum(['awaiting', 'processing', 'ready', 'failed']);
export type MediaState = z.infer<typeof MediaState>;

/** A file as it is shown: a copy without metadata, behind a URL that works for ten minutes. */
export const MediaView = z.object({
  mediaId: Ulid,
  kind: MediaKind,
  state: MediaState,
  url: z.optional(z.string()),
  posterUrl: z.optional(z.string()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
});
export type MediaView = z.infer<typeof MediaView>;

const UploadBody = z.object({
  kind: MediaKind,
  contentType: ContentType,
  bytes: z.int().check(z.minimum(1, '这个文件是空的')),
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
  summary: 'Get a ticket to send a picture or a video straight to storage',
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
  body: z.extend(UploadBody, { draftKey: DraftKey }),
  response: UploadTicket,
  errors: UPLOAD_ERRORS,
  limit: { calls: 600, perSeconds: 60 },
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
