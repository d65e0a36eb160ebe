import { noonInChina } from '@shared/time';
import { personById, rowsOfOne } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import type { StoredReview } from '../review-store';
import type { StoredTask } from './task-store';

/**
 * Asks the author of a review whether it was mended, by whichever row of a roster has an account: once an answer, however often it is
 * done. Nothing of whom stands in the office's rows.
 */
export async function askAuthor(
  { personId }: Pick<StoredReview, 'personId'>,
  { reviewId, answers }: Pick<StoredTask, 'reviewId' | 'answers'>,
): Promise<void> {
  const last = answers.at(-1);
  const author = last && (await personById(personId));
  const rows = author ? await rowsOfOne(author) : [];
  for (const accountId of new Set(rows.flatMap((row) => row.accountId ?? [])))
    await tellAccount({
      accountId,
      kind: 'lowReviewAnswered',
      sourceId: `${reviewId}|${answers.length}`,
      at: noonInChina(last!.on),
    });
}
