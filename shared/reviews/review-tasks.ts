import { DivisionCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { Quarter } from '../quarters';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';
import { ReviewTask, SubjectId, SubjectKind, SubjectParams } from './reviews';

/** Working days in which an office says what it did: 差评整改, as Sichuan's offices count them. */
export const DAYS_TO_MEND = 15;

/**
 * A comment of two stars or fewer that everybody can read, with what an office has to do about it. It comes and moves on Mondays: neither
 * the day it was written nor the day its author answered can be told from it.
 */
export const OfficeTask = z.extend(ReviewTask, {
  reviewId: Ulid,
  villageCode: VillageCode,
  subjectKind: SubjectKind,
  subjectId: SubjectId,
  stars: z.int(),
  comment: z.string(),
  openedOn: Day,
  isLate: z.boolean(),
  version: z.int(),
});
export type OfficeTask = z.infer<typeof OfficeTask>;

export const listReviewTasks = defineRoute({
  id: 'listReviewTasks',
  method: 'GET',
  path: '/divisions/{division}/review-tasks',
  summary: 'Low reviews that an office has to answer for, the most urgent first; never who wrote them (差评整改)',
  access: ['cadre', 'township', 'regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: PageQuery,
  response: pageOf(OfficeTask),
  errors: ['page.badCursor', 'identity.bindingRequired'],
});

export const answerReviewTask = defineRoute({
  id: 'answerReviewTask',
  method: 'POST',
  path: '/review-tasks/{reviewId}/answer',
  summary:
    'Says, under the comment and for everybody, what was done about it; its author is asked whether it was (整改答复)',
  access: ['cadre', 'township', 'regulator'],
  params: z.object({ reviewId: Ulid }),
  body: z.object({
    version: Version,
    words: z
      .string()
      .check(z.trim(), z.minLength(10, '请写清楚做了什么，至少 10 个字'), z.maxLength(500, '最多 500 个字')),
  }),
  publishes: ['words'],
  response: z.object({ reviewId: Ulid }),
  errors: [
    'version.stale',
    'content.rejected',
    'words.names',
    'reviews.privateLife',
    'wechat.unavailable',
    'identity.bindingRequired',
  ],
  idempotent: true,
});

export const confirmReviewTask = defineRoute({
  id: 'confirmReviewTask',
  method: 'PUT',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}/mended',
  summary:
    'Says whether what I found wanting was mended; the office learns of it on the next Monday, and not from whom (做到了吗)',
  access: 'signedIn',
  params: z.extend(SubjectParams, { quarter: Quarter }),
  body: z.object({ mended: z.boolean() }),
  response: ReviewTask,
  errors: ['version.stale', 'reviews.nothingToConfirm'],
});
