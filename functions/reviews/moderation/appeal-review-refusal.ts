import { AppError } from '@shared/errors';
import { appealReviewRefusal } from '@shared/reviews/moderation';
import type { BurstReason } from '@shared/reviews/reviews';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { leftOutBy, viewMine } from '../review';
import { ownIdsOf } from '../../identity/relations';
import { endPictures } from '../pictures/attach-pictures';
import { lastDayOf } from '../pictures/picture';
import { ownReview, putReview } from '../review-store';
import { stale } from '../save-review';
import { burstUnder } from '../bursts/burst-store';
import { scoreOf } from '../score-store';

/** Left out with its burst, a voice was refused by whoever decided on that: another person hears the appeal. */
async function refusalOf({ burstId, reason, words }: { burstId: string; reason: BurstReason; words: string }) {
  const byPersonId = (await burstUnder(burstId))?.byPersonId;
  if (!byPersonId) throw new AppError('notFound');
  return { reason, words, byPersonId };
}

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
    const leftOut = leftOutBy(review, review.state === 'published' ? (await scoreOf(subject))?.bursts : undefined);
    if ((review.state !== 'refused' && !leftOut) || review.appealed) throw new AppError('reviews.appealOver');
    const next = {
      ...review,
      ...(leftOut && { refusal: await refusalOf(leftOut) }),
      state: 'appealed' as const,
      appealed: true,
      appeal: { words, at },
      version: version + 1,
    };
    // The trail does not say who: its readers are not to learn who wrote it.
    const audit = { subject: `review#${review.reviewId}`, action: appealReviewRefusal.id, at, actor: 'anonymous' };
    const pictures = await endPictures(review, lastDayOf(review.firstAt));
    await transact(putReview(next, review), auditRow(audit), markDone(once, review.reviewId, at), ...pictures);
    return viewMine(next);
  };
  return doOnce(once, { done: async () => viewMine(await mine()), act, overtaken: async () => stale(await mine()) });
});
