import { quarterOf, startOfQuarter } from '@shared/quarters';
import { LOW_STARS, QUARTER_WEIGHTS } from '@shared/reviews/reviews';
import { partitionOf, reviewUnder, type StoredReview } from '../review-store';
import { isShown } from '../score';
import { scoreOf, type StoredScore } from '../score-store';
import type { StoredTask } from './task-store';

/**
 * Whether everybody reads this review now, as a low one with its reason: it is published, and stands in the score that is shown. Of any
 * other an office reads nothing, does nothing and is late with nothing.
 */
export function isOnPage(
  review: Pick<StoredReview, 'state' | 'stars' | 'comment' | 'publishedAt' | 'reviewedAt'>,
  score: Pick<StoredScore, 'shown' | 'shownThrough'> | undefined,
  at: string,
): boolean {
  const since = review.publishedAt ?? review.reviewedAt;
  return (
    review.state === 'published' &&
    review.stars <= LOW_STARS &&
    Boolean(review.comment) &&
    score?.shownThrough !== undefined &&
    since <= score.shownThrough &&
    since >= startOfQuarter(at, QUARTER_WEIGHTS.length - 1) &&
    isShown(score.shown, quarterOf(at))
  );
}

export type Scores = Map<string, Promise<StoredScore | undefined>>;

/**
 * The review of a task, if everybody reads it now.
 * @param scores what was read of scores by the same request: many tasks are of one subject.
 */
export async function reviewOnPage(
  task: StoredTask,
  at: string,
  scores: Scores = new Map(),
): Promise<StoredReview | undefined> {
  const subject = partitionOf(task);
  const score = scores.get(subject) ?? scoreOf(task);
  scores.set(subject, score);
  const [review, shown] = await Promise.all([reviewUnder(task.reviewId), score]);
  return review && isOnPage(review, shown, at) ? review : undefined;
}
