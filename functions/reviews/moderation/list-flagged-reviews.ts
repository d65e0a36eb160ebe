import { AppError } from '@shared/errors';
import { listFlaggedReviews } from '@shared/reviews/moderation';
import type { SubjectId } from '@shared/reviews/reviews';
import { maskPrivate } from '@shared/text/private-text';
import { handle } from '../../platform/serve';
import { flaggedOpen, type StoredFlagged } from '../reception/flag-store';
import { picturesShownOf } from '../pictures/pictures-shown';
import type { StoredReview } from '../review-store';
import { relationsOf } from '../../identity/relations';
import { decidableFlagged } from './decide-review-flag';
import { isOfOffice } from './moderation';

export const listFlaggedReviewsHandler = handle(listFlaggedReviews)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (!isOfOffice(caller.grants, division)) throw new AppError('auth.refused');
  const moderator = await relationsOf(caller);
  const flaggedReviews = new Map<string, StoredReview>();
  const sees = async (flagged: StoredFlagged) => {
    const review = await decidableFlagged(flagged, moderator, at);
    if (review) flaggedReviews.set(flagged.reviewId, review);
    return review !== undefined;
  };
  const { items, next } = await flaggedOpen(division, sees, query);
  const viewed = items.map(async ({ reviewId, villageCode, subjectKind, subjectId, since, reasons, version }) => {
    const review = flaggedReviews.get(reviewId);
    const pictures = review ? await picturesShownOf(review, at) : [];
    return {
      ...{ reviewId, villageCode, subjectKind, subjectId: subjectId as SubjectId, since, reasons, version },
      comment: maskPrivate(review?.comment ?? ''),
      ...(pictures.length > 0 && { pictures }),
    };
  });
  return { items: await Promise.all(viewed), ...(next && { next }) };
});
