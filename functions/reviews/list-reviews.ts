import { listReviews } from '@shared/reviews/reviews';
import { handle } from '../platform/serve';
import { viewPublic } from './review';
import { weekShown } from './page';
import { picturesShownOf } from './pictures/pictures-shown';
import { receptionShownOf } from './reception/reception-store';
import { reviewsRead } from './review-store';
import { scoreOf } from './score-store';
import { taskShownOf } from './tasks/task-view';

/**
 * Comments are read together with the score they stand in, and come with its next change: one that came alone would tell whose it is.
 * What came together stands together, in no order of time.
 */
export const listReviewsHandler = handle(listReviews)(async ({ params, query }, { at }) => {
  const score = await scoreOf(params);
  if (!score?.shownThrough) return { items: [] };
  const { items, next } = await reviewsRead(params, { at, score }, query);
  const shown = await Promise.all(
    items.map(async (review) => {
      const [task, reception, pictures] = await Promise.all([
        taskShownOf(review),
        receptionShownOf(review),
        picturesShownOf(review, at),
      ]);
      const more = { ...(task && { task }), ...reception, ...(pictures.length > 0 && { pictures }) };
      return viewPublic(review, weekShown(review, score), more);
    }),
  );
  shown.sort((a, b) => b.week.localeCompare(a.week) || a.reviewId.localeCompare(b.reviewId));
  return { items: shown, ...(next && { next }) };
});
