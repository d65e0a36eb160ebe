import { PROOF_ERRORS, ProofQuery } from '../challenge';
import { Ulid } from '../id';
import { ContentType, DraftKey, FileBytes, MediaKind } from './media';
import { defineRoute, Empty } from '../route';
import * as z from '../zod';

/** From this size on a file is sent in parts, so that a lost network costs one part and not the file. Bytes. */
export const MULTIPART_FROM = 8 * 1024 * 1024;
/** S3 takes no smaller part, but for the last: the smallest loses the least. Bytes. */
export const PART_BYTES = 5 * 1024 * 1024;

/** One part that is still to be sent: a PUT of these bytes of the file, of exactly this length, within ten minutes. */
export const UploadPart = z.object({ partNo: z.int(), from: z.int(), bytes: z.int(), url: z.string() });
export type UploadPart = z.infer<typeof UploadPart>;

/** What a file sent in parts still lacks: nothing when it only waits to be finished. */
export const PartsToSend = z.object({ mediaId: Ulid, parts: z.array(UploadPart) });
export type PartsToSend = z.infer<typeof PartsToSend>;

const Begin = z.object({
  kind: MediaKind,
  contentType: ContentType,
  bytes: FileBytes.check(z.minimum(MULTIPART_FROM)),
});
const WithDraft = z.object({ draftKey: DraftKey });
const params = z.object({ mediaId: Ulid });
const BEGIN_ERRORS = ['media.unsupported', 'media.tooLarge'] as const;
/** `media.uploadGone`: after a day, or refused; it is to be begun anew. */
const RESUME_ERRORS = ['media.uploadGone'] as const;
const perHour = { calls: 300, perSeconds: 3600 };

export const beginUpload = defineRoute({
  id: 'beginUpload',
  method: 'POST',
  path: '/media/uploads',
  summary: 'Begin to send a large file in parts: where each part goes',
  access: 'signedIn',
  body: Begin,
  response: PartsToSend,
  errors: BEGIN_ERRORS,
  limit: perHour,
});

export const resumeUpload = defineRoute({
  id: 'resumeUpload',
  method: 'POST',
  path: '/media/uploads/{mediaId}/parts',
  summary: 'The parts of a file that are not there yet, with fresh places to send them to',
  access: 'signedIn',
  params,
  response: PartsToSend,
  errors: RESUME_ERRORS,
  limit: perHour,
});

export const finishUpload = defineRoute({
  id: 'finishUpload',
  method: 'POST',
  path: '/media/uploads/{mediaId}/completion',
  summary: 'Put the parts together; the file is then checked and processed like any other',
  access: 'signedIn',
  params,
  response: Empty,
  errors: [...RESUME_ERRORS, 'media.notUploaded', 'media.tooLarge'],
  limit: perHour,
});

export const beginAnonymousUpload = defineRoute({
  id: 'beginAnonymousUpload',
  method: 'POST',
  path: '/anonymous/media/uploads',
  summary: 'The same for an anonymous draft',
  access: 'public',
  proof: 'draft',
  query: ProofQuery,
  body: z.extend(Begin, WithDraft.shape),
  response: PartsToSend,
  errors: [...BEGIN_ERRORS, ...PROOF_ERRORS],
});

export const resumeAnonymousUpload = defineRoute({
  id: 'resumeAnonymousUpload',
  method: 'POST',
  path: '/anonymous/media/uploads/{mediaId}/parts',
  summary: 'The parts of an anonymous draft’s file that are not there yet',
  access: 'public',
  params,
  body: WithDraft,
  response: PartsToSend,
  errors: RESUME_ERRORS,
});

export const finishAnonymousUpload = defineRoute({
  id: 'finishAnonymousUpload',
  method: 'POST',
  path: '/anonymous/media/uploads/{mediaId}/completion',
  summary: 'Put the parts of an anonymous draft’s file together',
  access: 'public',
  params,
  body: WithDraft,
  response: Empty,
  errors: [...RESUME_ERRORS, 'media.notUploaded', 'media.tooLarge'],
});
