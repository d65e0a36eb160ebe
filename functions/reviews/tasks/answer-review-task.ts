import { AppError } from '@shared/errors';
import { answerReviewTask } from '@shared/reviews/review-tasks';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { refuseUnfit, SCENE } from '../../platform/fit-words';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { handlerRoleOf } from '../../reports/sight/parts';
import { type Relations, relationsOf } from '../../identity/relations';
import { refuseNames } from '../refuse-names';
import { isOfPrivateLife } from '../review';
import { reviewUnder } from '../review-store';
import { askAuthor } from './ask-author';
import { reviewOnPage } from './on-page';
import { answered } from './task';
import { putTask, type StoredTask, taskOf } from './task-store';

/** Whether it judges the one who reads, or somebody of their household: that office's colleagues mend it. */
export const isRated = (
  { subjectKind, subjectId }: Pick<StoredTask, 'subjectKind' | 'subjectId'>,
  { personIds }: Relations,
): boolean => subjectKind === 'cadre' && personIds.has(subjectId);

export const answerReviewTaskHandler = handle(answerReviewTask)((
  { params: { reviewId }, body: { version, words }, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    const handler = await relationsOf(caller);
    const task = await taskOf(reviewId);
    const review = task && (await reviewOnPage(task, at));
    const isOffice =
      task !== undefined &&
      caller.grants.some(({ role, division }) => role === handlerRoleOf(task.division) && division === task.division);
    if (!isOffice || !review || isRated(task, handler)) throw new AppError('notFound');
    if (handler.ownIds.has(review.personId)) throw new AppError('notFound');
    if (task.version !== version || task.state !== 'open') throw new AppError('version.stale');
    if (isOfPrivateLife(words)) throw new AppError('reviews.privateLife');
    await refuseNames(review.villageCode, words);
    await refuseUnfit(caller.openid, [words], SCENE.comment);
    const office = await officeOf(task.division);
    const changed = answered(task, { office, words, at });
    const next = { ...task, ...changed, answers: [...changed.answers], version: version + 1 };
    await transact(
      putTask(next, task),
      auditRow({ subject: `review#${reviewId}`, action: answerReviewTask.id, at, actor: caller.accountId, requestId }),
      markDone(once, reviewId, at),
    );
    await askAuthor(review, next);
    return { reviewId };
  };
  // What was written and not told, because the run ended between, is told when it is sent again, or by the day's run.
  const done = async (answeredId: string) => {
    const [task, review] = await Promise.all([taskOf(answeredId), reviewUnder(answeredId)]);
    if (task?.state === 'done' && review) await askAuthor(review, task);
    return { reviewId: answeredId };
  };
  return doOnce(once, { done, act });
});
