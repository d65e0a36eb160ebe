import { AppError } from '@shared/errors';
import { listHeldReviews } from '@shared/reviews/moderation';
import { handle } from '../../platform/serve';
import { reviewsWaiting } from '../review-store';
import { relationsOf } from '../../identity/relations';
import { isOfOffice, isOwnMatter, viewHeld } from './moderation';

export const listHeldReviewsHandler = handle(listHeldReviews)(async ({ params: { division }, query, caller }) => {
  if (!isOfOffice(caller.grants, division)) throw new AppError('auth.refused');
  const moderator = await relationsOf(caller);
  const { items, next } = await reviewsWaiting(division, (review) => !isOwnMatter(review, moderator), query);
  return { items: items.map((review) => viewHeld(review, moderator)), ...(next && { next }) };
});
