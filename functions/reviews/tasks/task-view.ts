import { LOW_STARS, type ReviewTask } from '@shared/reviews/reviews';
import { officeOf } from '../../reports/sight/office';
import type { StoredReview } from '../review-store';
import { viewTask } from './task';
import { taskOf } from './task-store';

/** What became of a review, as everybody reads it; nothing of one that is not low, or whose task was laid aside. */
export async function taskShownOf({
  stars,
  reviewId,
}: Pick<StoredReview, 'stars' | 'reviewId'>): Promise<ReviewTask | undefined> {
  const task = stars <= LOW_STARS ? await taskOf(reviewId) : undefined;
  return task && task.state !== 'withdrawn' ? viewTask(task, await officeOf(task.division)) : undefined;
}

/** What became of my own, with what I said of it. */
export async function tasksOfMine(reviews: readonly StoredReview[]) {
  const tasks = await Promise.all(
    reviews.map(async (review) => {
      const task = review.state === 'published' ? await taskShownOf(review) : undefined;
      if (!task) return [];
      const { reviewId, quarter, mended } = review;
      const iSaid = mended?.answers === task.answers.length ? mended.said : undefined;
      return [{ ...task, reviewId, quarter, ...(iSaid !== undefined && { iSaid }) }];
    }),
  );
  return tasks.flat();
}
