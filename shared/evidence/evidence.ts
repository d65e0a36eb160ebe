import { Ulid } from '../id';
import { MediaView } from '../media/media';
import { Box, MAX_BOXES } from '../media/redaction';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

const params = z.object({ reportId: Ulid, mediaId: Ulid });

/** A file as it was sent, with whatever it tells of where and on what it was taken: behind a URL that works for two minutes. */
export const OpenedOriginal = z.object({
  mediaId: Ulid,
  url: z.string(),
  fileName: z.string(),
  expiresAt: Instant,
});
export type OpenedOriginal = z.infer<typeof OpenedOriginal>;

export const openOriginal = defineRoute({
  id: 'openOriginal',
  method: 'POST',
  path: '/reports/{reportId}/media/{mediaId}/original',
  summary: 'Open a file of a report as it was sent, with a reason; each opening is left in the report’s trail (看原件)',
  access: ['township', 'regulator'],
  idempotent: true,
  params,
  body: z.object({
    reason: z
      .string()
      .check(z.trim(), z.minLength(5, '请写明为什么要看原件，至少 5 个字'), z.maxLength(200, '最多 200 个字')),
  }),
  response: OpenedOriginal,
  errors: ['media.replaced'],
});

export const redactEvidence = defineRoute({
  id: 'redactEvidence',
  method: 'POST',
  path: '/reports/{reportId}/media/{mediaId}/redactions',
  summary: 'Make a copy of a report’s picture with boxes painted over faces and plates, to show in its answer (遮挡)',
  access: ['cadre', 'township', 'regulator'],
  idempotent: true,
  params,
  body: z.object({
    boxes: z
      .array(Box)
      .check(z.minLength(1, '请先框住要遮住的地方'), z.maxLength(MAX_BOXES, `最多 ${MAX_BOXES} 个遮挡框`)),
  }),
  response: MediaView,
  errors: ['media.notReady'],
});
