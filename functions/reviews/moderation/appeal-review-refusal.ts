import { AppError } from '@shared/errors';
import { appealReviewRefusal } from '@shared/reviews/moderation';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { viewMine } from '../review';
import { ownIdsOf } from '../../identity/relations';
import { ownReview, putReview } from '../review-store';
import { stale } from '../save-review';

export const appealReviewRefusalHandler = handle(appealReviewRefusal)((
  { params: { quarter, ...subject }, body: { version, words }, caller },
  { at, once },
) => {
  const mine = async () => {
    const review = await ownReview(await ownIdsOf(caller), subject, quarter);
    if (!review) throw new AppError('notFound');
    return review;
  };
  const act = async () => {
    const review = await mine();
    if (review.version !== version) throw stale(review);
    if (review.state !== 'refused' || review.appealed) throw new AppError('reviews.appealOver');
    const next = {
      ...review,
      state: 'appealed' as const,
      appealed: true,
      appeal: { words, at },
      version: version + 1,
    };
    // The trail does not say who: its readers are not to learn who wrote it.
    const audit = { subject: `review#${review.reviewId}`, action: appealReviewRefusal.id, at, actor: 'anonymous' };
    await transact(putReview(next, review), auditRow(audit), markDone(once, review.reviewId, at));
    return viewMine(next);
  };
  return doOnce(once, { done: async () => viewMine(await mine()), act, overtaken: async () => stale(await mine()) });
});
