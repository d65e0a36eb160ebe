import { AppError } from '@shared/errors';
import { isRead } from '../page';
import { reviewUnder, type StoredReview } from '../review-store';
import { scoreOf } from '../score-store';

type Comment = StoredReview & { comment: string };

/** The comment of this id, if everybody reads it now. */
export async function readReviewOf(reviewId: string, at: string): Promise<Comment | undefined> {
  const review = await reviewUnder(reviewId);
  if (!review?.comment || !isRead(review, await scoreOf(review), at)) return undefined;
  return { ...review, comment: review.comment };
}

/** @throws AppError `notFound`, the same of one that is held, that waits for its score and of one that never was. */
export async function readReview(reviewId: string, at: string): Promise<Comment> {
  const review = await readReviewOf(reviewId, at);
  if (!review) throw new AppError('notFound');
  return review;
}
