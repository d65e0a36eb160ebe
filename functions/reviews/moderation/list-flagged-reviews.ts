import { AppError } from '@shared/errors';
import { listFlaggedReviews } from '@shared/reviews/moderation';
import type { SubjectId } from '@shared/reviews/reviews';
import { maskPrivate } from '@shared/text/private-text';
import { handle } from '../../platform/serve';
import { flaggedOpen, type StoredFlagged } from '../reception/flag-store';
import { relationsOf } from '../../identity/relations';
import { decidableFlagged } from './decide-review-flag';
import { isOfOffice } from './moderation';

export const listFlaggedReviewsHandler = handle(listFlaggedReviews)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (!isOfOffice(caller.grants, division)) throw new AppError('auth.refused');
  const moderator = await relationsOf(caller);
  const comments = new Map<string, string>();
  const sees = async (flagged: StoredFlagged) => {
    const review = await decidableFlagged(flagged, moderator, at);
    if (review) comments.set(flagged.reviewId, review.comment);
    return review !== undefined;
  };
  const { items, next } = await flaggedOpen(division, sees, query);
  return {
    items: items.map(({ reviewId, villageCode, subjectKind, subjectId, since, reasons, version }) => ({
      ...{ reviewId, villageCode, subjectKind, subjectId: subjectId as SubjectId, since, reasons, version },
      comment: maskPrivate(comments.get(reviewId) ?? ''),
    })),
    ...(next && { next }),
  };
});
