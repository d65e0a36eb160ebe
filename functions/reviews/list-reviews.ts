import { quarterOf } from '@shared/quarters';
import { listReviews } from '@shared/reviews/reviews';
import { handle } from '../platform/serve';
import { viewPublic } from './review';
import { publishedReviewsOf } from './review-store';
import { isShown } from './score';
import { scoreOf } from './score-store';
import { taskShownOf } from './tasks/task-view';

/** Comments are read together with the score they stand in, and come with its next change: one that came alone would tell whose it is. */
export const listReviewsHandler = handle(listReviews)(async ({ params, query }, { at }) => {
  const score = await scoreOf(params);
  if (!score?.shownThrough || !isShown(score.shown, quarterOf(at))) return { items: [] };
  const { items, next } = await publishedReviewsOf(params, { at, through: score.shownThrough }, query);
  const shown = await Promise.all(items.map(async (review) => viewPublic(review, await taskShownOf(review))));
  return { items: shown, ...(next && { next }) };
});
