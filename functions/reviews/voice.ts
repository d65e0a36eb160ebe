import { VillageCode } from '@shared/divisions';
import { Ulid } from '@shared/id';
import { quarterOf } from '@shared/quarters';
import { Stars, SubjectKind } from '@shared/reviews/reviews';
import * as z from '@shared/zod';
import { decodeTime } from 'ulid';
import { hashOf } from '../platform/sealed';
import type { Member } from './bursts/burst';
import type { Arrival } from './bursts/pace';
import { partitionOf } from './review-store';
import { answersOf, type CountedVoice, type Rated } from './score-store';

/**
 * A rated answer of a village, as 举报 leaves it in the stream. What a town or the district answered is not the village's. Only who signed
 * is known to be one person: five hidden reports may be one person's, and what told them apart would tell whose they are.
 */
const RatedAnswer = z.object({
  _et: z.literal('ReportEvent'),
  step: z.literal('rated'),
  eventId: Ulid,
  raterPersonId: Ulid,
  stars: Stars,
  handledByDivision: VillageCode,
});
const ReviewImage = z.object({
  _et: z.literal('Review'),
  villageCode: VillageCode,
  subjectKind: SubjectKind,
  subjectId: z.string(),
  personId: z.string(),
  quarter: z.string(),
  stars: Stars,
  tags: z.optional(z.array(z.string())),
  state: z.string(),
  reviewedAt: z.string(),
  publishedAt: z.optional(z.string()),
  firstAt: z.optional(z.string()),
  isNew: z.optional(z.boolean()),
  isFreed: z.optional(z.boolean()),
  version: z.int(),
});

/** Refused words take no voice away: else an office could move a score by refusing. */
const COUNTED = new Set(['published', 'refused', 'appealed']);
export const isCounted = (state: string): boolean => COUNTED.has(state);

/** A voice as one change of the stream tells it: the whole voice, so that the latest version of it is all one needs. */
export interface Voice extends Arrival, Member {
  readonly rated: Rated;
  readonly id: string;
  readonly mark: string;
  readonly quarter: string;
  readonly stars: number | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly version: number;
  readonly at: string;
}

/** Tells the persons of one subject apart, and in two subjects has nothing in common. */
export const markOf = (rated: Rated, personId: string) => hashOf(`${partitionOf(rated)}#${personId}`);

/** Undefined: it is nobody's voice on a village. Verification reads rows by it too. */
export function voiceIn(row: unknown): Voice | undefined {
  const review = z.safeParse(ReviewImage, row);
  if (review.success) {
    const { villageCode, subjectKind, subjectId, personId, quarter, stars, state, version, ...rest } = review.data;
    const rated = { villageCode, subjectKind, subjectId };
    return {
      rated,
      id: `${personId}#${quarter}`,
      mark: markOf(rated, personId),
      quarter,
      stars: isCounted(state) ? stars : undefined,
      tags: rest.tags,
      given: state === 'withdrawn' ? undefined : stars,
      firstAt: rest.firstAt,
      isNew: rest.isNew,
      isFreed: rest.isFreed,
      version,
      at: rest.publishedAt ?? rest.reviewedAt,
    };
  }
  const answer = z.safeParse(RatedAnswer, row);
  if (!answer.success) return undefined;
  const { eventId, raterPersonId, stars, handledByDivision } = answer.data;
  const ratedAt = decodeTime(eventId);
  const at = new Date(ratedAt).toISOString();
  const rated = answersOf(handledByDivision);
  const quarter = quarterOf(at);
  const mark = markOf(rated, raterPersonId);
  // The last that a person said of an answer in a quarter is their one voice.
  return { rated, id: `${raterPersonId}#${quarter}`, mark, quarter, stars, version: ratedAt, at };
}

/** A voice as it stands in its score. Seed uses it too. */
export function countedRow({
  rated,
  id,
  stars,
  tags,
  given,
  firstAt,
  at,
  isNew,
  isFreed,
  version,
}: Voice): CountedVoice {
  return {
    ...{ partition: partitionOf(rated), voice: id, at, version },
    ...(stars !== undefined && { stars }),
    ...(stars !== undefined && tags && { tags: [...tags] }),
    ...(given !== undefined && { given }),
    ...(firstAt && { firstAt }),
    ...(isNew && { isNew }),
    ...(isFreed && { isFreed }),
  };
}

/** The voices that rows tell, the latest version of each. */
export function latestVoices(rows: Iterable<unknown>): Voice[] {
  const latest = new Map<string, Voice>();
  for (const row of rows) {
    const voice = voiceIn(row);
    if (!voice) continue;
    const key = `${partitionOf(voice.rated)} ${voice.id}`;
    if (voice.version > (latest.get(key)?.version ?? 0)) latest.set(key, voice);
  }
  return [...latest.values()];
}
