import { startOfQuarter } from '@shared/quarters';
import { LOW_STARS, MIN_SAMPLE, QUARTER_WEIGHTS } from '@shared/reviews/reviews';
import { type Burst, keptBackBy, type Member, readableSince } from './bursts/burst';
import { weekOf } from './review';
import { countOf } from './score';
import type { Tally } from './tally';

/** A review as far as it is asked whether everybody reads it. */
export interface Published extends Member {
  readonly state: string;
  readonly stars: number;
  readonly comment?: string | undefined;
  readonly quarter: string;
  readonly reviewedAt: string;
  readonly publishedAt?: string | undefined;
}
/** The score it would stand in. */
export type Shown = Pick<Tally, 'shown' | 'shownThrough' | 'shownBy'> & {
  readonly bursts?: readonly Burst[] | undefined;
};

/** Since when it may be read. */
export const sinceOf = ({ publishedAt, reviewedAt }: Pick<Published, 'publishedAt' | 'reviewedAt'>): string =>
  publishedAt ?? reviewedAt;

/**
 * Whether everybody reads it now: published, of no burst that is held or left out, come with the score that is shown, and of a quarter of which enough people are shown. The
 * only one of a new quarter is one person, however many judged before.
 */
export function isRead(review: Published, score: Shown | undefined, at: string): boolean {
  const since = readableSince(review, sinceOf(review), score?.bursts);
  return (
    review.state === 'published' &&
    score?.shownThrough !== undefined &&
    !keptBackBy(review, score.bursts) &&
    since <= score.shownThrough &&
    since >= startOfQuarter(at, QUARTER_WEIGHTS.length - 1) &&
    countOf(score.shown[review.quarter] ?? []) >= MIN_SAMPLE
  );
}

/** Whether an office has something to do about it: everybody reads it, it is low and says why. Of any other it reads and does nothing. */
export const isOnPage = (review: Published, score: Shown | undefined, at: string): boolean =>
  isRead(review, score, at) && review.stars <= LOW_STARS && Boolean(review.comment);

/**
 * The Monday of the week in which it came to the page, together with others: its own week would single out the fifth where four had
 * waited for long, and the first of a new quarter, who waited while the last one's came.
 */
export function weekShown(review: Published, { shownBy, shownThrough, bursts }: Shown): string {
  const since = readableSince(review, sinceOf(review), bursts);
  const weeks = Object.keys(shownBy).sort();
  const cameIn = weeks.find(
    (week) => since <= shownBy[week]!.through && shownBy[week]!.quarters.includes(review.quarter),
  );
  return cameIn ?? weekOf(shownThrough ?? since);
}
