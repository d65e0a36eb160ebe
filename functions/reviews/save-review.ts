import { AppError } from '@shared/errors';
import { auditRow } from '../platform/audit';
import { ConditionsFailed, transact, type WriteItem } from '../platform/transact';
import { viewMine } from './review';
import { putReview, reviewBy, type StoredReview, subjectExists, type UnkeyedReview } from './review-store';

/** Places in the transaction whose refusal has a meaning of its own. */
const REVIEW = 0;
const AUDIT = 1;

export const stale = (newer: StoredReview | undefined) => new AppError('version.stale', newer && viewMine(newer));

/**
 * What its author does to a review, with its line in the trail, which does not say who: whoever may read trails is not to learn what a
 * neighbour thinks of them.
 * @throws AppError `version.stale` with the newer one; `notFound` when there is no such subject, or one of the pictures was attached elsewhere
 * meanwhile.
 */
export async function saveReview(
  next: UnkeyedReview,
  previous: StoredReview | undefined,
  { action, at, besides = [] }: { action: string; at: string; besides?: readonly WriteItem[] },
): Promise<void> {
  const audit = { subject: `review#${next.reviewId}`, action, at, actor: 'anonymous' };
  try {
    await transact(putReview(next, previous), auditRow(audit), ...besides, ...(previous ? [] : subjectExists(next)));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failed.includes(REVIEW)) throw stale(await reviewBy(next.personId, next, next.quarter));
    if (error.failed.some((place) => place > AUDIT)) throw new AppError('notFound');
    throw error;
  }
}
