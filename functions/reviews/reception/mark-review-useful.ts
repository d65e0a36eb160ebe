import { AppError } from '@shared/errors';
import { markReviewUseful } from '@shared/reviews/reception';
import { handle } from '../../platform/serve';
import { retryOnRace, transact } from '../../platform/transact';
import { sinceOf } from '../page';
import { relationsOf } from '../../identity/relations';
import { requireImpartial } from '../impartial';
import { readReview } from './read-review';
import { putReception, receptionOf } from './reception-store';
import { withVoice } from './useful';
import { deleteUseful, putUseful, usefulBy } from './useful-store';

/** Said twice it is said once; the answer tells what was said and never how many said it. */
export const markReviewUsefulHandler = handle(markReviewUseful)(({ params: { reviewId }, body, caller }, { at }) =>
  retryOnRace(async () => {
    const reader = await relationsOf(caller);
    const review = await readReview(reviewId, at);
    const { villageCode, subjectKind, subjectId } = review;
    const lives = caller.grants.some(({ role, division }) => role === 'resident' && division === villageCode);
    // Their household may: refusing it would tell them who wrote.
    if (!lives || reader.ownIds.has(review.personId)) throw new AppError('notFound');
    requireImpartial(review, reader);
    const of = sinceOf(review);
    const ownIds = [...reader.ownIds].sort();
    const [before, reception] = await Promise.all([
      usefulBy(ownIds, review),
      receptionOf(reviewId, { consistent: true }),
    ]);
    const counts = before?.of === of;
    if (body.useful ? counts : !before) return body;
    const voice = { personId: before?.personId ?? ownIds[0]!, villageCode, subjectKind, subjectId, reviewId, of };
    const write = body.useful ? [putUseful(voice, before)] : before ? [deleteUseful(before)] : [];
    const useful = body.useful || counts ? withVoice(reception?.useful, body.useful ? 1 : -1, of) : undefined;
    await transact(...write, ...(useful ? [putReception(reviewId, { useful }, reception)] : []));
    return body;
  }),
);
