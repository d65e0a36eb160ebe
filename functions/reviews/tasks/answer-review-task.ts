import { AppError } from '@shared/errors';
import { answerReviewTask } from '@shared/reviews/review-tasks';
import { refuseUnchecked } from '../../affairs/check-words';
import { personById, rowsOfOne } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { handlerRoleOf } from '../../reports/sight/parts';
import { type Relations, relationsOf } from '../relations';
import { reviewUnder } from '../review-store';
import { answered } from './task';
import { putTask, type StoredTask, taskOf } from './task-store';

/** Whether it judges the one who reads, or somebody of their household: that office's colleagues mend it. */
export const isRated = (
  { subjectKind, subjectId }: Pick<StoredTask, 'subjectKind' | 'subjectId'>,
  { personIds }: Relations,
): boolean => subjectKind === 'cadre' && personIds.has(subjectId);

/** Asks its author, in this app, by whichever row of a roster has an account; the office's request says nothing of whom. */
async function askAuthor(personId: string, sourceId: string, at: string): Promise<void> {
  const author = await personById(personId);
  const rows = author ? await rowsOfOne(author) : [];
  for (const accountId of new Set(rows.flatMap((row) => row.accountId ?? [])))
    await tellAccount({ accountId, kind: 'lowReviewAnswered', sourceId, at });
}

export const answerReviewTaskHandler = handle(answerReviewTask)((
  { params: { reviewId }, body: { version, words }, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    const handler = await relationsOf(caller);
    const task = await taskOf(reviewId);
    const review = task && (await reviewUnder(reviewId));
    const isOffice =
      task !== undefined &&
      caller.grants.some(({ role, division }) => role === handlerRoleOf(task.division) && division === task.division);
    if (!isOffice || !review || review.state !== 'published' || isRated(task, handler)) throw new AppError('notFound');
    if (handler.ownIds.has(review.personId)) throw new AppError('notFound');
    if (task.version !== version || task.state !== 'open') throw new AppError('version.stale');
    await refuseUnchecked(caller.openid, words);
    const office = await officeOf(task.division);
    const next = answered(task, { office, words, at });
    await transact(
      putTask({ ...task, ...next, answers: [...next.answers], version: version + 1 }, task),
      auditRow({ subject: `review#${reviewId}`, action: answerReviewTask.id, at, actor: caller.accountId, requestId }),
      markDone(once, reviewId, at),
    );
    await askAuthor(review.personId, `${reviewId}|${next.answers.length}`, at);
    return { reviewId };
  };
  return doOnce(once, { done: async (done) => ({ reviewId: done }), act });
});
