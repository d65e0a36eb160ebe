import { showMyReview } from '@shared/reviews';
import { handle } from '../platform/serve';
import { viewMine } from './review';
import { reviewBy } from './review-store';

export const showMyReviewHandler = handle(showMyReview)(async ({ params, caller }) => {
  const review = caller.person && (await reviewBy(caller.person.personId, params));
  return { ...(review && { review: viewMine(review) }) };
});
