import { AppError } from '@shared/errors';
import { answerReview } from '@shared/reviews/reception';
import { LOW_STARS } from '@shared/reviews/reviews';
import { dayInChina, noonInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { refuseUnfit, SCENE } from '../../platform/fit-words';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { ownIdsOf } from '../../identity/relations';
import { isOfPrivateLife } from '../review';
import { refuseNames } from '../refuse-names';
import { reviewUnder, type StoredReview, type Subject } from '../review-store';
import { tellPerson } from '../tell-person';
import { type Answer, answered, answerTo } from './answer';
import { readReview } from './read-review';
import { putReception, receptionOf } from './reception-store';

/** Whether they are who it judges: the cadre themself; of all else a cadre of the village, for the village. */
export const isOfRated = (
  { villageCode, subjectKind, subjectId }: Subject,
  { grants }: Pick<Caller, 'grants'>,
  ownIds: readonly string[],
): boolean =>
  grants.some(({ role, division }) => role === 'cadre' && division === villageCode) &&
  (subjectKind !== 'cadre' || ownIds.includes(subjectId));

/** What the village itself has to mend is answered in 差评整改, so that there is one answer of the village a comment. */
const isAnsweredInTask = ({ subjectKind, stars }: StoredReview): boolean =>
  subjectKind !== 'cadre' && stars <= LOW_STARS;

/** Once a comment and text of it, as of its day: the office knows when it answered, nobody when the author reads. */
const tellAuthor = (review: StoredReview, { to, firstAt }: Answer) =>
  tellPerson(review.personId, {
    kind: 'reviewReplied',
    sourceId: `${review.reviewId}|answer|${to}`,
    at: noonInChina(dayInChina(firstAt)),
    subject: review,
  });

/** The rated answer without learning to whom: the message to the author goes by way of the review, and stands in no row of theirs. */
export const answerReviewHandler = handle(answerReview)((
  { params: { reviewId }, body: { version, words }, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    const ownIds = await ownIdsOf(caller);
    if (ownIds.length === 0) throw new AppError('identity.bindingRequired');
    const review = await readReview(reviewId, at);
    if (!isOfRated(review, caller, ownIds) || isAnsweredInTask(review)) throw new AppError('notFound');
    if (ownIds.includes(review.personId)) throw new AppError('notFound');
    const reception = await receptionOf(reviewId, { consistent: true });
    if (answerTo(reception?.answer, review)?.version !== version) throw new AppError('version.stale');
    if (isOfPrivateLife(words)) throw new AppError('reviews.privateLife');
    await refuseNames(review.villageCode, words);
    const office = review.subjectKind === 'cadre' ? undefined : await officeOf(review.villageCode);
    const answer = answered(reception?.answer, { review, office, words }, at);
    await refuseUnfit(caller.openid, [words], SCENE.comment);
    await transact(
      putReception(reviewId, { answer }, reception),
      auditRow({ subject: `review#${reviewId}`, action: answerReview.id, at, actor: caller.accountId, requestId }),
      markDone(once, reviewId, at),
    );
    await tellAuthor(review, answer);
    return { reviewId };
  };
  // What was written and not told, because the run ended between, is told when it is sent again.
  const done = async (answeredId: string) => {
    const [review, reception] = await Promise.all([reviewUnder(answeredId), receptionOf(answeredId)]);
    const answer = review && answerTo(reception?.answer, review);
    if (answer) await tellAuthor(review, answer);
    return { reviewId: answeredId };
  };
  return doOnce(once, { done, act, decidesAnew: true });
});
