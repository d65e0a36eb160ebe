import { BOOKKEEPERS } from './books';
import { VillageCode } from './divisions';
import { Ulid } from './id';
import { MediaView } from './media';
import { defineRoute } from './route';
import * as z from './zod';

/** A place in a picture, in ten-thousandths of its width and height: the same on every screen and in every copy. */
const Part = z.int().check(z.minimum(0), z.maximum(10_000));
export const Box = z
  .object({ x: Part, y: Part, width: Part, height: Part })
  .check(
    z.refine(
      ({ x, y, width, height }) => width > 0 && height > 0 && x + width <= 10_000 && y + height <= 10_000,
      '遮挡框超出了图片',
    ),
  );
export type Box = z.infer<typeof Box>;
export const MAX_BOXES = 60;

const Params = z.object({ villageCode: VillageCode, mediaId: Ulid });

export const redactMedia = defineRoute({
  id: 'redactMedia',
  method: 'POST',
  path: '/villages/{villageCode}/media/{mediaId}/redactions',
  summary: 'Make a copy of a picture with boxes painted over names and numbers: the only copy that may be published',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: Params,
  /** No box at all is an answer too: there is nothing to cover. */
  body: z.object({ boxes: z.array(Box).check(z.maxLength(MAX_BOXES, `最多 ${MAX_BOXES} 个遮挡框`)) }),
  response: MediaView,
  errors: ['media.notReady'],
  idempotent: true,
});

/** What is under the boxes: the whole picture behind a URL that works for ten minutes, and the boxes as they were drawn. */
export const Unredacted = z.object({
  mediaId: Ulid,
  url: z.string(),
  width: z.int(),
  height: z.int(),
  boxes: z.array(Box),
});
export type Unredacted = z.infer<typeof Unredacted>;

export const openUnredacted = defineRoute({
  id: 'openUnredacted',
  method: 'POST',
  path: '/villages/{villageCode}/media/{mediaId}/openings',
  summary: 'Open the picture under the boxes; each opening is left in the trail',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: Params,
  response: Unredacted,
  idempotent: true,
});
