import { AppError } from '@shared/errors';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { reviewSubject } from '@shared/reviews';
import { personById } from '../identity/person-store';
import { idAt, isLaterThan } from '../platform/id';
import { handle } from '../platform/serve';
import { checkText } from '../platform/wechat';
import { heldFor, isOfPrivateLife, isRepeat, mayChange, nameShown, needsCheck, stateAfter, viewMine } from './review';
import { requireFit, reviewBy, type StoredReview } from './review-store';
import { saveReview, stale } from './save-review';

/** 评论, for WeChat's content check. */
const COMMENT_SCENE = 2;

/** A review's words before, the latest last. */
export const historyWith = ({ history = [], stars, comment, shownAs, reviewedAt }: StoredReview) => [
  ...history,
  { stars, shownAs, reviewedAt, ...(comment && { comment }) },
];

/** Whether two of the roster live in one household: nobody's own family judges them, whatever phone it uses. */
async function shareHousehold(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([personById(one), personById(other)]);
  return a !== undefined && a.householdId === b?.householdId;
}

export const reviewSubjectHandler = handle(reviewSubject)(async ({ params: subject, body, caller }, { at }) => {
  const { person } = caller;
  const ofThemself = subject.subjectKind === 'cadre' && subject.subjectId === person?.personId;
  if (!person || ofThemself) throw new AppError('auth.refused');
  requireFit(subject);
  // A notice's id carries the instant from which it is read: one that is scheduled is not there yet.
  if (subject.subjectKind === 'notice' && isLaterThan(subject.subjectId, at)) throw new AppError('notFound');

  if (subject.subjectKind === 'cadre' && (await shareHousehold(person.personId, subject.subjectId)))
    throw new AppError('reviews.ownHousehold');

  const quarter = quarterOf(at);
  // In a village of eight hundred 王*英 is a name: of a cadre nobody's is shown, whatever was chosen.
  const shownAs = subject.subjectKind === 'cadre' ? 'hidden' : body.shownAs;
  const previous = await reviewBy(person.personId, subject, quarter);
  if (previous && isRepeat(previous, { ...body, shownAs })) return viewMine(previous);
  if (previous?.version !== body.version) throw stale(previous);
  if (previous?.state === 'appealed') throw new AppError('reviews.appealOpen');
  if (previous && !mayChange(previous, at)) throw new AppError('reviews.editOver');

  const comment = body.comment || undefined;
  if (comment && previous?.state === 'refused' && comment === previous.comment)
    throw new AppError('reviews.refusedWords');
  if (comment && isOfPrivateLife(comment)) throw new AppError('reviews.privateLife');
  const verdict = needsCheck(previous, comment)
    ? await checkText({ openid: caller.openid, text: comment, scene: COMMENT_SCENE })
    : 'pass';
  const byMachine = stateAfter(verdict);
  if (!byMachine) throw new AppError('content.rejected');
  const byHand = previous?.byHand;
  const state = byHand && needsCheck(previous, comment) ? 'held' : byMachine;

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
    ...(state === 'held' && { heldFor: heldFor(verdict, byHand) }),
    ...(byHand && { byHand }),
    ...(previous?.appealed && { appealed: true }),
    firstAt: previous?.firstAt ?? at,
    reviewedAt: at,
    ...(state === 'published' && { publishedAt: at }),
    ...(previous && { history: historyWith(previous) }),
    version: (previous?.version ?? 0) + 1,
  };
  await saveReview(next, previous, { action: reviewSubject.id, at });
  return viewMine(next);
});
