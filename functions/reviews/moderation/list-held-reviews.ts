import { AppError } from '@shared/errors';
import { listHeldReviews } from '@shared/reviews/moderation';
import { handle } from '../../platform/serve';
import { isBeingChecked } from '../pictures/picture';
import { picturesShownOf } from '../pictures/pictures-shown';
import { reviewsWaiting, type StoredReview } from '../review-store';
import { relationsOf } from '../../identity/relations';
import { isOfOffice, isOwnMatter, viewHeld } from './moderation';

export const listHeldReviewsHandler = handle(listHeldReviews)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (!isOfOffice(caller.grants, division)) throw new AppError('auth.refused');
  const moderator = await relationsOf(caller);
  const sees = (review: StoredReview) => !isOwnMatter(review, moderator) && !isBeingChecked(review, at);
  const { items, next } = await reviewsWaiting(division, sees, query);
  const held = await Promise.all(
    items.map(async (review) => viewHeld(review, await picturesShownOf(review, at), moderator)),
  );
  return { items: held, ...(next && { next }) };
});
