import { AppError } from '@shared/errors';
import { maskName } from '@shared/mask';
import { reviewSubject } from '@shared/reviews';
import { auditRow } from '../platform/audit';
import { isLaterThan, newId } from '../platform/id';
import { handle } from '../platform/serve';
import { ConditionsFailed, transact } from '../platform/transact';
import { checkText } from '../platform/wechat';
import { isRepeat, needsCheck, scoreChange, stateAfter, viewMine } from './review';
import { putReview, reviewBy, type StoredReview, type Subject, subjectExists } from './review-store';
import { addToScore, scoreKeyOf, VILLAGE } from './score-store';

/** 评论, for WeChat's content check. */
const COMMENT_SCENE = 2;
/** Places in the transaction whose refusal has a meaning of its own. */
const REVIEW = 0;
const SUBJECT = 1;

const stale = (newer: StoredReview | undefined) => new AppError('version.stale', newer && viewMine(newer));

export const reviewSubjectHandler = handle(reviewSubject)(async ({ params: subject, body, caller }, context) => {
  const { at, requestId } = context;
  const { person } = caller;
  const ofThemself = subject.subjectKind === 'cadre' && subject.subjectId === person?.personId;
  if (!person || ofThemself) throw new AppError('auth.refused');
  // A notice's id carries the instant from which it is read: one that is scheduled is not there yet.
  if (subject.subjectKind === 'notice' && isLaterThan(subject.subjectId, at)) throw new AppError('notFound');

  const previous = await reviewBy(person.personId, subject);
  if (previous && isRepeat(previous, body)) return viewMine(previous);
  if (previous?.version !== body.version) throw stale(previous);

  const comment = body.comment || undefined;
  const verdict = needsCheck(previous, comment)
    ? await checkText({ openid: caller.openid, text: comment, scene: COMMENT_SCENE })
    : 'pass';
  const state = stateAfter(verdict);
  if (!state) throw new AppError('content.rejected');

  const next = {
    ...subject,
    personId: person.personId,
    reviewId: previous?.reviewId ?? newId(at),
    maskedName: maskName(person.name),
    stars: body.stars,
    ...(comment && { comment }),
    state,
    reviewedAt: at,
    version: (previous?.version ?? 0) + 1,
  };
  const audit = {
    subject: `review#${next.reviewId}`,
    action: reviewSubject.id,
    at,
    actor: caller.accountId,
    requestId,
  };
  await save(subject, next, previous, audit);
  return viewMine(next);
});

/** The review, its subject's score and its village's change together or not at all. */
async function save(
  subject: Subject,
  next: Parameters<typeof putReview>[0],
  previous: StoredReview | undefined,
  audit: Parameters<typeof auditRow>[0],
): Promise<void> {
  const change = scoreChange(previous, next);
  try {
    await transact(
      putReview(next, previous),
      subjectExists(subject),
      ...(change
        ? [
            addToScore(subject.villageCode, scoreKeyOf(subject), change),
            addToScore(subject.villageCode, VILLAGE, change),
          ]
        : []),
      auditRow(audit),
    );
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (error.failed.includes(SUBJECT)) throw new AppError('notFound');
    if (error.failed.includes(REVIEW)) throw stale(await reviewBy(next.personId, subject));
    throw error;
  }
}
