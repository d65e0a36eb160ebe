import { AppError } from '@shared/errors';
import { quarterOf } from '@shared/quarters';
import { showMyReview } from '@shared/reviews/reviews';
import { holds } from '@shared/roles';
import { handle } from '../platform/serve';
import { viewMine } from './review';
import { reviewsBy } from './review-store';

/** What I gave is mine wherever I live now; who gave nothing and does not live there has nothing to ask. */
export const showMyReviewHandler = handle(showMyReview)(async ({ params, caller }, { at }) => {
  const mine = caller.person ? (await reviewsBy(caller.person.personId, params)).map(viewMine) : [];
  if (mine.length === 0 && !holds(caller.grants, ['resident'], params.villageCode)) throw new AppError('notFound');
  const review = mine.find(({ quarter }) => quarter === quarterOf(at));
  return { ...(review && { review }), earlier: mine.filter((each) => each !== review) };
});
