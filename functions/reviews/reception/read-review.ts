import { AppError } from '@shared/errors';
import { isRead } from '../page';
import { reviewUnder, type StoredReview } from '../review-store';
import { scoreOf } from '../score-store';

/**
 * The comment of this id, if everybody reads it now.
 * @throws AppError `notFound`, the same of one that is held, that waits for its score and of one that never was.
 */
export async function readReview(reviewId: string, at: string): Promise<StoredReview & { comment: string }> {
  const review = await reviewUnder(reviewId);
  if (!review?.comment || !isRead(review, await scoreOf(review), at)) throw new AppError('notFound');
  return { ...review, comment: review.comment };
}
