import { noonInChina } from '@shared/time';
import type { StoredReview } from '../review-store';
import { tellPerson } from '../tell-person';
import type { StoredTask } from './task-store';

/**
 * Asks the author of a review whether it was mended: once an answer, however often it is done. Nothing of whom stands in the office's
 * rows.
 */
export async function askAuthor(
  { personId }: Pick<StoredReview, 'personId'>,
  task: Pick<StoredTask, 'reviewId' | 'answers' | 'villageCode' | 'subjectKind' | 'subjectId'>,
): Promise<void> {
  const { reviewId, answers } = task;
  const last = answers.at(-1);
  if (!last) return;
  await tellPerson(personId, {
    kind: 'lowReviewAnswered',
    sourceId: `${reviewId}|${answers.length}`,
    at: noonInChina(last.on),
    subject: task,
  });
}
