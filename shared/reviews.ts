import { VillageCode } from './divisions';
import { Ulid, Version } from './id';
import { PageQuery, pageOf } from './page';
import { defineRoute } from './route';
import { Instant } from './time';
import * as z from './zod';

/** What a resident may review here. An answered report is judged in 举报 by the one who sent it, and counts too. */
export const SubjectKind = z.enum(['cadre', 'notice']);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const Stars = z.int().check(z.minimum(1, '请点星打分'), z.maximum(5));

/** `stars[0]` is how many gave one star. `average` is absent until `MIN_SAMPLE` have judged: three voices are not a score. */
export const Score = z.object({
  count: z.int(),
  average: z.optional(z.number()),
  stars: z.array(z.int()),
});
export type Score = z.infer<typeof Score>;
export const MIN_SAMPLE = 3;

/** 已发布 · 等待审核 (WeChat's check was unsure or unreachable: held, never published by default). */
export const ReviewState = z.enum(['published', 'held']);

export const Review = z.object({
  reviewId: Ulid,
  maskedName: z.string(),
  stars: Stars,
  comment: z.optional(z.string()),
  reviewedAt: Instant,
});
export type Review = z.infer<typeof Review>;

export const MyReview = z.extend(Review, { state: ReviewState, version: z.int() });
export type MyReview = z.infer<typeof MyReview>;

/** What of these is public: in a village of eight hundred 王*英 is a name, so nobody reads what was said of a cadre. */
export const PublicKind = z.enum(['notice']);

const SubjectParams = z.object({ villageCode: VillageCode, subjectKind: SubjectKind, subjectId: Ulid });

export const reviewSubject = defineRoute({
  id: 'reviewSubject',
  method: 'PUT',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}',
  summary: 'Give or change my one review of a cadre or a notice of my village (我要点评)',
  access: ['resident'],
  within: 'villageCode',
  params: SubjectParams,
  body: z.object({
    stars: Stars,
    comment: z.optional(z.string().check(z.trim(), z.maxLength(500, '评价最多 500 个字'))),
    /** The version being changed; absent for the first. */
    version: z.optional(Version),
  }),
  publishes: ['comment'],
  response: MyReview,
  errors: ['content.rejected', 'version.stale'],
  limit: { calls: 30, perSeconds: 3600 },
});

export const showMyReview = defineRoute({
  id: 'showMyReview',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine',
  summary: 'My review of a subject, if I gave one',
  access: ['resident'],
  within: 'villageCode',
  params: SubjectParams,
  response: z.object({ review: z.optional(MyReview) }),
});

const PublicParams = z.extend(SubjectParams, { subjectKind: PublicKind });

export const listReviews = defineRoute({
  id: 'listReviews',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}',
  summary: 'The published reviews of a notice, newest first; those of a cadre are shown to nobody but who gave them',
  access: 'public',
  params: PublicParams,
  query: PageQuery,
  response: pageOf(Review),
  errors: ['page.badCursor'],
});

export const showSubjectScore = defineRoute({
  id: 'showSubjectScore',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/score',
  summary: 'The score of a notice; that of a cadre is shown to nobody',
  access: 'public',
  params: PublicParams,
  response: Score,
});

export const showVillageScore = defineRoute({
  id: 'showVillageScore',
  method: 'GET',
  path: '/villages/{villageCode}/score',
  summary: "The village's score: its cadres, its notices and its answers together",
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: Score,
});
