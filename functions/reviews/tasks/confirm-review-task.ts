import { AppError } from '@shared/errors';
import { confirmReviewTask } from '@shared/reviews/review-tasks';
import { handle } from '../../platform/serve';
import { officeOf } from '../../reports/sight/office';
import { ownIdsOf } from '../../identity/relations';
import { ownReview } from '../review-store';
import { saveReview } from '../save-review';
import { viewTask } from './task';
import { taskOf } from './task-store';

/** Kept on the author's own review until Monday: an office that looked twice would else know when its author was here. */
export const confirmReviewTaskHandler = handle(confirmReviewTask)(async (
  { params: { quarter, ...subject }, body: { mended: said }, caller },
  { at },
) => {
  const review = await ownReview(await ownIdsOf(caller), subject, quarter);
  if (!review) throw new AppError('notFound');
  const task = review.state === 'published' ? await taskOf(review.reviewId) : undefined;
  if (task?.state !== 'done') throw new AppError('reviews.nothingToConfirm');
  const mended = { said, at, answers: task.answers.length };
  if (review.mended?.said !== said || review.mended.answers !== mended.answers)
    await saveReview({ ...review, mended, version: review.version + 1 }, review, { action: confirmReviewTask.id, at });
  return viewTask(task, await officeOf(task.division));
});
