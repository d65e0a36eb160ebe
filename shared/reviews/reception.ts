import { Ulid, Version } from '../id';
import { defineRoute } from '../route';
import * as z from '../zod';
import { MyFlag, RefusalReason } from './reviews';

/** What others do with a comment that everybody reads. Of any other every answer here is that there is none. */
const ReadParams = z.object({ reviewId: Ulid });
const Done = z.object({ reviewId: Ulid });

export const answerReview = defineRoute({
  id: 'answerReview',
  method: 'POST',
  path: '/reviews/{reviewId}/answer',
  summary:
    'The one public answer of the cadre, or of the village, that a comment judges; changed for a day. Its author is told (公开答复)',
  access: ['cadre'],
  params: ReadParams,
  body: z.object({
    /** The answer that stands under the comment; absent for the first. */
    version: z.optional(Version),
    words: z.string().check(z.trim(), z.minLength(4, '请写明白，至少 4 个字'), z.maxLength(300, '最多 300 个字')),
  }),
  publishes: ['words'],
  response: Done,
  errors: [
    'version.stale',
    'content.rejected',
    'wechat.unavailable',
    'identity.bindingRequired',
    'reviews.privateLife',
    'words.names',
    'reviews.answerOver',
  ],
  idempotent: true,
});

export const flagReview = defineRoute({
  id: 'flagReview',
  method: 'POST',
  path: '/reviews/{reviewId}/flag',
  summary:
    'Says that a comment should not stand on its page, for one of five reasons; it stays while an office looks at it (举报评价)',
  access: 'signedIn',
  params: ReadParams,
  body: z.object({ reason: RefusalReason }),
  response: MyFlag,
  errors: ['identity.bindingRequired'],
  idempotent: true,
  limit: { calls: 20, perSeconds: 3600 },
});

export const markReviewUseful = defineRoute({
  id: 'markReviewUseful',
  method: 'PUT',
  path: '/reviews/{reviewId}/useful',
  summary:
    'Says that I find a comment useful, or no more: one voice a person and comment; how many moves by five people at once (有用)',
  access: ['resident'],
  params: ReadParams,
  body: z.object({ useful: z.boolean() }),
  response: z.object({ useful: z.boolean() }),
  errors: ['identity.bindingRequired', 'reviews.ownWork', 'reviews.ownHousehold', 'version.stale'],
  limit: { calls: 60, perSeconds: 3600 },
});
