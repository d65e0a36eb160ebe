import * as z from '../zod';
import type { SubjectKind } from './reviews';

/**
 * What a review may be tagged with, by words of 政务服务好差评 (服务态度, 办理时效, 一次办好, 材料清楚); there are no free ones. What is kept of
 * a tag is its place in this list: new ones stand at its end, and none is taken out or moved.
 */
export const ReviewTag = z.enum([
  ...['friendly', 'quick', 'clear', 'evenHanded', 'oneTrip'],
  ...['cold', 'slow', 'unclear', 'uneven', 'manyTrips'],
  ...['timely', 'readable', 'complete', 'late', 'unreadable', 'incomplete'],
  ...['wellMade', 'onTime', 'effective', 'badlyMade', 'delayed', 'ineffective'],
] as const);
export type ReviewTag = z.infer<typeof ReviewTag>;

/** How many one review may choose. */
export const MOST_TAGS = 3;

interface Offered {
  readonly praise: readonly ReviewTag[];
  readonly complaint: readonly ReviewTag[];
}
const SERVICE: Offered = {
  praise: ['friendly', 'quick', 'clear', 'evenHanded', 'oneTrip'],
  complaint: ['cold', 'slow', 'unclear', 'uneven', 'manyTrips'],
};

/** The list of each kind of subject. */
export const TAGS_OF: Readonly<Record<SubjectKind, Offered>> = {
  cadre: SERVICE,
  work: {
    praise: ['friendly', 'quick', 'timely', 'evenHanded', 'effective'],
    complaint: ['cold', 'slow', 'late', 'uneven', 'ineffective'],
  },
  notice: { praise: ['timely', 'readable', 'complete'], complaint: ['late', 'unreadable', 'incomplete'] },
  policy: SERVICE,
  project: {
    praise: ['wellMade', 'onTime', 'effective', 'timely'],
    complaint: ['badlyMade', 'delayed', 'ineffective', 'late'],
  },
  subsidy: {
    praise: ['timely', 'friendly', 'clear', 'evenHanded'],
    complaint: ['late', 'cold', 'unclear', 'uneven'],
  },
};

/** Those that go with so many stars: praise with 满意 and more, complaints with 不满意 and less, both with 基本满意. */
export function tagsFor(kind: SubjectKind, stars: number): readonly ReviewTag[] {
  const { praise, complaint } = TAGS_OF[kind];
  return stars > 3 ? praise : stars < 3 ? complaint : [...praise, ...complaint];
}

/** How many chose a tag. */
export const TagCount = z.object({ tag: ReviewTag, count: z.int() });
export type TagCount = z.infer<typeof TagCount>;
