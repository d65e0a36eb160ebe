import { quarterOf } from '@shared/quarters';
import { listRefusedReviews } from '@shared/reviews/moderation';
import { MIN_SAMPLE, QUARTER_WEIGHTS, RefusalReason } from '@shared/reviews/reviews';
import { handle } from '../../platform/serve';
import { weightOf } from '../score';
import { refusedReviewsOf } from './refused-store';

/** Quarters that are over alone: a number that grows by one today tells of whom it is. */
export const listRefusedReviewsHandler = handle(listRefusedReviews)(async ({ params: { villageCode } }, { at }) => {
  const present = quarterOf(at);
  const rows = await refusedReviewsOf(villageCode, QUARTER_WEIGHTS.length + 1);
  const over = rows.filter(({ quarter }) => quarter < present && weightOf(quarter, present) > 0);
  const quarters = over.map((row) => ({
    quarter: row.quarter,
    reasons: RefusalReason.options
      .map((reason) => ({ reason, count: row[reason] ?? 0 }))
      .filter(({ count }) => count >= MIN_SAMPLE),
  }));
  return { quarters: quarters.filter(({ reasons }) => reasons.length > 0) };
});
