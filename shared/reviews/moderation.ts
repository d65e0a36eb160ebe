import { DistrictCode, TownCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { ShownPicture } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { Quarter } from '../quarters';
import { LeftOutFor, MyReview, RefusalReason, SubjectId, SubjectKind, SubjectParams } from './reviews';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/**
 * Words that WeChat's check was unsure of, or could not be asked about, are looked at by people: those on a village's work and notices
 * by its town, those on a cadre by the district's regulator. They judge words: they read neither the stars nor who wrote.
 */
const OFFICES = ['township', 'regulator'] as const;

/**
 * 微信拿不准 · 微信没有答上 · 退回后改过的 · 和别人的几乎一样 · 作者申请复核 · 照片微信不放心 · 照片微信没有答上 (it refused to look, or was
 * silent for half an hour).
 */
export const HeldWhy = z.enum([
  ...(['unsure', 'unchecked', 'afterRefusal', 'sameText', 'appeal'] as const),
  ...(['pictureUnsure', 'pictureUnchecked'] as const),
]);
export type HeldWhy = z.infer<typeof HeldWhy>;

export const HeldReview = z.object({
  reviewId: Ulid,
  villageCode: VillageCode,
  subjectKind: SubjectKind,
  subjectId: SubjectId,
  why: HeldWhy,
  /** A day: the instant could tell who was seen typing. */
  since: Day,
  /** Numbers of persons are covered. */
  comment: z.string(),
  pictures: z.optional(z.array(ShownPicture)),
  /** On an appeal: what it was refused for, and what its author says to that. */
  refusal: z.optional(z.object({ reason: LeftOutFor, words: z.string() })),
  appeal: z.optional(z.string()),
  /** The caller refused it: another person decides. */
  needsOther: z.boolean(),
  version: z.int(),
});
export type HeldReview = z.infer<typeof HeldReview>;

const words = z.string().check(z.trim(), z.minLength(4, '请写明白，至少 4 个字'), z.maxLength(200, '最多 200 个字'));
const HeldParams = z.object({ reviewId: Ulid });
const Decided = z.object({ reviewId: Ulid });
const ERRORS = ['version.stale', 'identity.bindingRequired'] as const;

export const listHeldReviews = defineRoute({
  id: 'listHeldReviews',
  method: 'GET',
  path: '/divisions/{division}/held-reviews',
  summary: 'Comments that wait for a town or for the district, the oldest first; never who wrote them (待审留言)',
  access: OFFICES,
  within: 'division',
  params: z.object({ division: z.union([TownCode, DistrictCode]) }),
  query: PageQuery,
  response: pageOf(HeldReview),
  errors: ['page.badCursor', 'identity.bindingRequired'],
});

export const releaseHeldReview = defineRoute({
  id: 'releaseHeldReview',
  method: 'POST',
  path: '/held-reviews/{reviewId}/release',
  summary: 'Lets a held comment be read: with the next change of its score (放行)',
  access: OFFICES,
  params: HeldParams,
  body: z.object({ version: Version }),
  response: Decided,
  errors: ERRORS,
  idempotent: true,
});

export const refuseHeldReview = defineRoute({
  id: 'refuseHeldReview',
  method: 'POST',
  path: '/held-reviews/{reviewId}/refuse',
  summary: 'Keeps a held comment from the page, for a reason its author reads; its stars count all the same (不公开)',
  access: OFFICES,
  params: HeldParams,
  body: z.object({ version: Version, reason: RefusalReason, words }),
  response: Decided,
  errors: ERRORS,
  idempotent: true,
});

export const appealReviewRefusal = defineRoute({
  id: 'appealReviewRefusal',
  method: 'POST',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/appeal',
  summary: 'Asks once that another person looks at my refused comment (申请复核)',
  access: ['resident'],
  within: 'villageCode',
  params: z.extend(SubjectParams, { quarter: Quarter }),
  body: z.object({ version: Version, words }),
  response: MyReview,
  errors: ['version.stale', 'reviews.appealOver'],
  idempotent: true,
});

export const decideReviewAppeal = defineRoute({
  id: 'decideReviewAppeal',
  method: 'POST',
  path: '/held-reviews/{reviewId}/appeal/decision',
  summary: 'Restores a refused comment or keeps it refused, by a regulator who did not refuse it (复核决定)',
  access: ['regulator'],
  params: HeldParams,
  body: z.object({ version: Version, outcome: z.enum(['restored', 'kept']), words }),
  response: Decided,
  errors: [...ERRORS, 'reviews.samePerson'],
  idempotent: true,
});

/** A comment that stands on its page and was flagged: what it says and what for, neither who wrote it nor who flagged it. */
export const FlaggedReview = z.object({
  reviewId: Ulid,
  villageCode: VillageCode,
  subjectKind: SubjectKind,
  subjectId: SubjectId,
  since: Day,
  reasons: z.array(RefusalReason),
  comment: z.string(),
  pictures: z.optional(z.array(ShownPicture)),
  version: z.int(),
});
export type FlaggedReview = z.infer<typeof FlaggedReview>;

export const listFlaggedReviews = defineRoute({
  id: 'listFlaggedReviews',
  method: 'GET',
  path: '/divisions/{division}/flagged-reviews',
  summary: 'Comments on their page that somebody flagged, for the office that decides, the oldest first (被举报的评价)',
  access: OFFICES,
  within: 'division',
  params: z.object({ division: z.union([TownCode, DistrictCode]) }),
  query: PageQuery,
  response: pageOf(FlaggedReview),
  errors: ['page.badCursor', 'identity.bindingRequired'],
});

export const decideReviewFlag = defineRoute({
  id: 'decideReviewFlag',
  method: 'POST',
  path: '/flagged-reviews/{reviewId}/decision',
  summary:
    'Leaves a flagged comment on its page, or takes it off for a reason; whoever flagged it and its author read why (举报评价的决定)',
  access: OFFICES,
  params: HeldParams,
  body: z.object({
    version: Version,
    /** What it is taken off for; absent, it stays. */
    reason: z.optional(RefusalReason),
    words,
  }),
  response: Decided,
  errors: ERRORS,
  idempotent: true,
});

export const listRefusedReviews = defineRoute({
  id: 'listRefusedReviews',
  method: 'GET',
  path: '/villages/{villageCode}/refused-reviews',
  summary: 'How many comments were kept from a village’s page and why, of quarters that are over, each from five on',
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({
    /** No total: with it the reasons of fewer than five could be worked out. */
    quarters: z.array(
      z.object({ quarter: Quarter, reasons: z.array(z.object({ reason: RefusalReason, count: z.int() })) }),
    ),
  }),
});
