import { covers } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listReviewTasks } from '@shared/reviews/review-tasks';
import type { SubjectId } from '@shared/reviews/reviews';
import { handle } from '../../platform/serve';
import { officeOf } from '../../reports/sight/office';
import { relationsOf } from '../../identity/relations';
import type { StoredReview } from '../review-store';
import { isRated } from './answer-review-task';
import { reviewOnPage, type Scores } from './on-page';
import { viewTask } from './task';
import { openTasksOf, type StoredTask } from './task-store';

/**
 * An office reads its own, and whoever is over it reads what lies there. Its author reads it as everybody does and may not answer it: a row
 * that one of them lacks would tell a colleague whose it is.
 */
export const listReviewTasksHandler = handle(listReviewTasks)(async (
  { params: { division }, query, caller },
  { at },
) => {
  const isOver = caller.grants.some((one) => one.role !== 'resident' && covers(one.division, division));
  if (!isOver) throw new AppError('auth.refused');
  const reader = await relationsOf(caller);
  const words = new Map<string, StoredReview>();
  const scores: Scores = new Map();
  // What the page does not show is not here either.
  const sees = async (task: StoredTask) => {
    const review = isRated(task, reader) ? undefined : await reviewOnPage(task, at, scores);
    if (!review) return false;
    words.set(task.reviewId, review);
    return true;
  };
  const { items, next } = await openTasksOf(division, sees, query);
  const office = await officeOf(division);
  return {
    items: items.map((task) => ({
      ...viewTask(task, office),
      reviewId: task.reviewId,
      villageCode: task.villageCode,
      subjectKind: task.subjectKind,
      subjectId: task.subjectId as SubjectId,
      stars: words.get(task.reviewId)?.stars ?? 0,
      comment: words.get(task.reviewId)?.comment ?? '',
      openedOn: task.openedOn,
      isLate: task.isLate ?? false,
      version: task.version,
    })),
    ...(next && { next }),
  };
});
