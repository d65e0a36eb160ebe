import { DistrictCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';
import { BurstReason, SubjectId, SubjectKind } from './reviews';

/** Working days in which an office decides. */
export const DAYS_TO_DECIDE_BURST = 5;

/** 比平时多很多 · 打分一边倒 · 很多是刚绑定的账号. */
export const BurstSign = z.enum(['pace', 'oneDirection', 'newlyBound']);
export type BurstSign = z.infer<typeof BurstSign>;

/** Voices that came all at once, as one matter: neither who gave them nor what they said, so that no opinion is weighed. */
export const ReviewBurst = z.object({
  burstId: Ulid,
  villageCode: VillageCode,
  /** A district has many villages with the same themes. */
  villageName: z.string(),
  subjectKind: SubjectKind,
  subjectId: SubjectId,
  signs: z.array(BurstSign),
  /** How many are held at least: told by fives, since a number that grows by one says who was just there. */
  atLeast: z.int(),
  /** The day of China on which it was noticed. */
  since: Day,
  dueOn: Day,
  isLate: z.boolean(),
  version: z.int(),
});
export type ReviewBurst = z.infer<typeof ReviewBurst>;

export const listReviewBursts = defineRoute({
  id: 'listReviewBursts',
  method: 'GET',
  path: '/divisions/{division}/review-bursts',
  summary:
    'Bursts of reviews that the district has to decide on, the first due first; one that is one’s own matter is not there (集中点评)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DistrictCode }),
  query: PageQuery,
  response: pageOf(ReviewBurst),
  errors: ['page.badCursor', 'identity.bindingRequired'],
});

export const decideReviewBurst = defineRoute({
  id: 'decideReviewBurst',
  method: 'POST',
  path: '/review-bursts/{burstId}/decision',
  summary:
    'Counts all voices of a burst, in one step, or leaves them out for a reason that its authors read and may appeal (集中点评的决定)',
  access: ['regulator'],
  params: z.object({ burstId: Ulid }),
  body: z.object({
    version: Version,
    /** Why they are left out, and what their authors read; absent, they count. No reason is an opinion. */
    leftOut: z.optional(
      z.object({
        reason: BurstReason,
        words: z.string().check(z.trim(), z.minLength(4, '请写明白，至少 4 个字'), z.maxLength(200, '最多 200 个字')),
      }),
    ),
  }),
  response: z.object({ burstId: Ulid }),
  errors: ['version.stale', 'identity.bindingRequired'],
  idempotent: true,
});
