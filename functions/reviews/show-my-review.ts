import { quarterOf } from '@shared/quarters';
import { showMyReview } from '@shared/reviews';
import { handle } from '../platform/serve';
import { viewMine } from './review';
import { reviewsBy } from './review-store';

export const showMyReviewHandler = handle(showMyReview)(async ({ params, caller }, { at }) => {
  const mine = caller.person ? (await reviewsBy(caller.person.personId, params)).map(viewMine) : [];
  const review = mine.find(({ quarter }) => quarter === quarterOf(at));
  return { ...(review && { review }), earlier: mine.filter((each) => each !== review) };
});
