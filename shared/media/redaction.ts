import { BOOKKEEPERS, DivisionParams } from '../accounts/books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MediaView } from './media';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

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

/** Whether the paper itself, before anything is covered, shows natural persons: names, numbers, faces, signatures. */
export const ShowsPersons = z.enum(['yes', 'no', 'unsure']);
export type ShowsPersons = z.infer<typeof ShowsPersons>;

/** Who may make covered copies of what they sent themselves; of what stands in the books only who keeps them. */
const REDACTORS = ['cadre', ...BOOKKEEPERS] as const;

const Params = z.object({ villageCode: VillageCode, mediaId: Ulid });

export const redactMedia = defineRoute({
  id: 'redactMedia',
  method: 'POST',
  path: '/villages/{villageCode}/media/{mediaId}/redactions',
  summary: 'Make a copy of a picture with boxes painted over names and numbers: the only copy that may be published',
  access: REDACTORS,
  within: 'villageCode',
  params: Params,
  /** No box at all is an answer too: there is nothing to cover. */
  body: z.object({
    boxes: z.array(Box).check(z.maxLength(MAX_BOXES, `最多 ${MAX_BOXES} 个遮挡框`)),
    /** Anything but `no`, and also when it is not said: another person looks at the copy before it is public. */
    showsPersons: z._default(ShowsPersons, 'unsure'),
  }),
  response: MediaView,
  errors: ['media.notReady', 'identity.bindingRequired'],
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

/** A redacted copy that stands in the papers of a village and waits for the eyes of a second person. */
export const WaitingCopy = z.object({
  mediaId: Ulid,
  villageCode: VillageCode,
  url: z.string(),
  width: z.int(),
  height: z.int(),
  /** Who covered it, by name. */
  preparedBy: z.string(),
  preparedAt: Instant,
  /** It is one's own work: somebody else has to look. */
  mine: z.boolean(),
});
export type WaitingCopy = z.infer<typeof WaitingCopy>;

export const listWaitingCopies = defineRoute({
  id: 'listWaitingCopies',
  method: 'GET',
  path: '/divisions/{division}/waiting-copies',
  summary: 'The redacted pictures of a village or a town that wait for a second person, the earliest first (待核对)',
  access: BOOKKEEPERS,
  within: 'division',
  params: DivisionParams,
  query: PageQuery,
  response: pageOf(WaitingCopy),
  errors: ['page.badCursor'],
});

export const checkCopy = defineRoute({
  id: 'checkCopy',
  method: 'POST',
  path: '/villages/{villageCode}/media/{mediaId}/check',
  summary:
    'Say of a redacted picture that it may be public, or that something is still uncovered; not by who covered it',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: Params,
  body: z.object({ verdict: z.enum(['publish', 'refuse']) }),
  response: z.object({ isPublic: z.boolean() }),
  errors: ['media.samePerson', 'media.checked', 'identity.bindingRequired'],
  idempotent: true,
});
