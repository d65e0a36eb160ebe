import { AppError } from '@shared/errors';
import { withdrawReview } from '@shared/reviews/reviews';
import { handle } from '../platform/serve';
import { editsOf, viewMine } from './review';
import { ownIdsOf } from '../identity/relations';
import { endPictures } from './pictures/attach-pictures';
import { lastDayOfGone } from './pictures/picture';
import { ownReview } from './review-store';
import { saveReview } from './save-review';

/** Its words are gone with it, those of before too, and its pictures with the next night: what is taken back is kept nowhere. Taken back twice it is taken back. */
export const withdrawReviewHandler = handle(withdrawReview)(async (
  { params: { quarter, ...subject }, caller },
  { at },
) => {
  const previous = await ownReview(await ownIdsOf(caller), subject, quarter);
  if (!previous) throw new AppError('notFound');
  if (previous.state === 'withdrawn') return viewMine(previous);
  const { villageCode, subjectKind, subjectId, personId, reviewId, shownAs, stars, firstAt, version } = previous;
  const { byHand, appealed, isNew, isFreed } = previous;
  const next = {
    ...{ villageCode, subjectKind, subjectId, personId, quarter, reviewId, shownAs, stars, firstAt },
    ...(byHand && { byHand }),
    ...(appealed && { appealed }),
    ...(isNew && { isNew }),
    ...(isFreed && { isFreed }),
    state: 'withdrawn' as const,
    reviewedAt: at,
    edits: editsOf(previous),
    version: version + 1,
  };
  const besides = await endPictures(previous, lastDayOfGone(at));
  await saveReview(next, previous, { action: withdrawReview.id, at, besides });
  return viewMine(next);
});
