import { decideReviewAppeal } from '@shared/reviews/moderation';
import { BurstReason, type RefusalReason } from '@shared/reviews/reviews';
import * as z from '@shared/zod';
import { handle } from '../../platform/serve';
import type { StoredReview } from '../review-store';
import { decideOnReview } from './decide-on-review';
import { addToRefused } from './refused-store';

const isOfBurst = (refusal: StoredReview['refusal']): boolean => z.safeParse(BurstReason, refusal?.reason).success;

/** Restored, nothing of the refusal stays; kept, its reason does. */
function after({ appeal: _, refusal, ...review }: StoredReview, outcome: 'restored' | 'kept', at: string) {
  return outcome === 'restored'
    ? { ...review, state: 'published' as const, publishedAt: at, ...(isOfBurst(refusal) && { isFreed: true }) }
    : { ...review, state: 'refused' as const, ...(refusal && { refusal }) };
}

export const decideReviewAppealHandler = handle(decideReviewAppeal)(
  ({ params, body: { version, outcome, words }, caller }, context) =>
    decideOnReview(
      { ...params, version, caller, action: decideReviewAppeal.id, from: 'appealed' },
      (review) => ({
        next: { ...after(review, outcome, context.at), decision: { outcome, words } },
        note: outcome,
        besides:
          outcome === 'restored' && review.refusal && !isOfBurst(review.refusal)
            ? [addToRefused(review, review.refusal.reason as RefusalReason, -1)]
            : [],
      }),
      context,
    ),
);
