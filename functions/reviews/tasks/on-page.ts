import { isOnPage } from '../page';
import { partitionOf, reviewUnder, type StoredReview } from '../review-store';
import { scoreOf, type StoredScore } from '../score-store';
import type { StoredTask } from './task-store';

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
