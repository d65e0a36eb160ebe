import { decideReviewAppeal } from '@shared/reviews/moderation';
import { BurstReason, type RefusalReason } from '@shared/reviews/reviews';
import * as z from '@shared/zod';
import { handle } from '../../platform/serve';
import { flaggedOf, putFlagged } from '../reception/flag-store';
import { endPictures } from '../pictures/attach-pictures';
import { lastDayOfGone, seenByPerson } from '../pictures/picture';
import type { StoredReview } from '../review-store';
import { decideOnReview } from './decide-on-review';
import { tellFlaggers } from './decide-review-flag';
import { addToRefused } from './refused-store';

const isOfBurst = (refusal: StoredReview['refusal']): boolean => z.safeParse(BurstReason, refusal?.reason).success;

/** Restored, nothing of the refusal stays; kept, its reason does. */
function after({ appeal: _, refusal, ...review }: StoredReview, outcome: 'restored' | 'kept', at: string) {
  return outcome === 'restored'
    ? {
        ...review,
        ...seenByPerson(review.pictures),
        state: 'published' as const,
        publishedAt: at,
        ...(isOfBurst(refusal) && { isFreed: true }),
      }
    : { ...review, state: 'refused' as const, ...(refusal && { refusal }) };
}

/** What whoever flagged these words reads: an appeal gave them back, so they stay. Of words that were changed since nothing is said. */
async function givenBack({ reviewId, refusal }: StoredReview, words: string, at: string) {
  const flagged = await flaggedOf(reviewId);
  const { reason, words: said } = flagged?.decision ?? {};
  if (flagged?.state !== 'removed' || reason !== refusal?.reason || said !== refusal?.words) return [];
  return [
    putFlagged({ ...flagged, state: 'kept', again: at, decision: { words }, version: flagged.version + 1 }, flagged),
  ];
}

export const decideReviewAppealHandler = handle(decideReviewAppeal)(async (
  { params, body: { version, outcome, words }, caller },
  context,
) => {
  const decided = await decideOnReview(
    { ...params, version, caller, action: decideReviewAppeal.id, from: 'appealed' },
    async (review) => ({
      next: { ...after(review, outcome, context.at), decision: { outcome, words } },
      note: outcome,
      besides:
        outcome === 'restored' && review.refusal && !isOfBurst(review.refusal)
          ? [
              addToRefused(review, review.refusal.reason as RefusalReason, -1),
              ...(await givenBack(review, words, context.at)),
            ]
          : outcome === 'kept' && !isOfBurst(review.refusal)
            ? await endPictures(review, lastDayOfGone(context.at))
            : [],
    }),
    context,
  );
  // Once for each result, also when it is sent again because the run ended between.
  const flagged = await flaggedOf(decided.reviewId);
  if (flagged?.again) await tellFlaggers(flagged, context.at);
  return decided;
});
