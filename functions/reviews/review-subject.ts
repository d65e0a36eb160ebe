import { AppError } from '@shared/errors';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { MOST_EDITS, reviewSubject } from '@shared/reviews';
import { idAt, isLaterThan } from '../platform/id';
import { handle } from '../platform/serve';
import { checkText } from '../platform/wechat';
import { editableUntil, isOfPrivateLife, isRepeat, nameShown, needsCheck, stateAfter, viewMine } from './review';
import { requireFit, reviewBy, type StoredReview } from './review-store';
import { saveReview, stale } from './save-review';

/** 评论, for WeChat's content check. */
const COMMENT_SCENE = 2;

/** A review's words before, the latest last. */
export const historyWith = ({ history = [], stars, comment, shownAs, reviewedAt }: StoredReview) => [
  ...history,
  { stars, shownAs, reviewedAt, ...(comment && { comment }) },
];

export const reviewSubjectHandler = handle(reviewSubject)(async ({ params: subject, body, caller }, { at }) => {
  const { person } = caller;
  const ofThemself = subject.subjectKind === 'cadre' && subject.subjectId === person?.personId;
  if (!person || ofThemself) throw new AppError('auth.refused');
  requireFit(subject);
  // A notice's id carries the instant from which it is read: one that is scheduled is not there yet.
  if (subject.subjectKind === 'notice' && isLaterThan(subject.subjectId, at)) throw new AppError('notFound');

  const quarter = quarterOf(at);
  // In a village of eight hundred 王*英 is a name: of a cadre nobody's is shown, whatever was chosen.
  const shownAs = subject.subjectKind === 'cadre' ? 'hidden' : body.shownAs;
  const previous = await reviewBy(person.personId, subject, quarter);
  if (previous && isRepeat(previous, { ...body, shownAs })) return viewMine(previous);
  if (previous?.version !== body.version) throw stale(previous);
  if (previous && (at > editableUntil(previous.firstAt) || (previous.history?.length ?? 0) >= MOST_EDITS))
    throw new AppError('reviews.editOver');

  const comment = body.comment || undefined;
  if (comment && isOfPrivateLife(comment)) throw new AppError('reviews.privateLife');
  const verdict = needsCheck(previous, comment)
    ? await checkText({ openid: caller.openid, text: comment, scene: COMMENT_SCENE })
    : 'pass';
  const state = stateAfter(verdict);
  if (!state) throw new AppError('content.rejected');

  const by = nameShown(person.name, shownAs);
  const next = {
    ...subject,
    personId: person.personId,
    quarter,
    // An id of the quarter's first instant: everybody reads it, and it tells neither day nor hour.
    reviewId: previous?.reviewId ?? idAt(startOfQuarter(at)),
    shownAs,
    ...(by && { by }),
    stars: body.stars,
    ...(comment && { comment }),
    state,
    firstAt: previous?.firstAt ?? at,
    reviewedAt: at,
    ...(state === 'published' && { publishedAt: at }),
    ...(previous && { history: historyWith(previous) }),
    version: (previous?.version ?? 0) + 1,
  };
  await saveReview(next, previous, { action: reviewSubject.id, at });
  return viewMine(next);
});
