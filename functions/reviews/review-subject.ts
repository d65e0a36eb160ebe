import { AppError } from '@shared/errors';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { ALWAYS_HIDDEN, reviewSubject } from '@shared/reviews/reviews';
import { tagsFor } from '@shared/reviews/tags';
import { daysAfter } from '@shared/time';
import { now } from '../platform/clock';
import { SCENE } from '../platform/fit-words';
import { idAt, isLaterThan } from '../platform/id';
import { handle } from '../platform/serve';
import { checkText } from '../platform/wechat';
import { BRIGADING, repeatsOthers } from './brigading';
import {
  heldFor,
  isOfPrivateLife,
  changesStarsLate,
  editsOf,
  hasPictures,
  isRepeat,
  mayChange,
  nameShown,
  needsCheck,
  stateAfter,
  viewMine,
} from './review';
import { type Relations, relationsOf } from '../identity/relations';
import { requireImpartial } from './impartial';
import { attachPictures, noteAsked } from './pictures/attach-pictures';
import { havePassed } from './pictures/picture';
import {
  newestCommentsOfOthers,
  ownReview,
  requireFit,
  reviewBy,
  type StoredReview,
  type Subject,
} from './review-store';
import { saveReview, stale } from './save-review';
import { wasPaid } from './subsidies/paid';

/** A review's words before, the latest last. */
export const historyWith = ({ history = [], stars, tags, comment, shownAs, reviewedAt }: StoredReview) => [
  ...history,
  { stars, shownAs, reviewedAt, ...(tags && { tags }), ...(comment && { comment }) },
];

const isRepeated = async (subject: Subject, { ownIds }: Relations, comment: string): Promise<boolean> =>
  repeatsOthers(comment, await newestCommentsOfOthers(subject, ownIds, BRIGADING.sameText.lookBack));

const isNewlyBound = ({ boundAt }: Relations, at: string): boolean =>
  boundAt !== undefined && daysAfter(boundAt, BRIGADING.burst.newForDays) > at;

export const reviewSubjectHandler = handle(reviewSubject)(async ({ params: subject, body, caller }, { at }) => {
  const { person } = caller;
  if (!person) throw new AppError('auth.refused');
  requireFit(subject);
  // A notice's id carries the instant from which it is read: one that is scheduled is not there yet.
  if (subject.subjectKind === 'notice' && isLaterThan(subject.subjectId, at)) throw new AppError('notFound');
  const offered = tagsFor(subject.subjectKind, body.stars);
  const tags = [...new Set(body.tags)];
  if (!tags.every((tag) => offered.includes(tag))) throw new AppError('reviews.wrongTag');
  if (subject.subjectKind === 'cadre' && body.mediaIds.length > 0) throw new AppError('reviews.noPictures');

  const relations = await relationsOf(caller);
  requireImpartial(subject, relations);
  if (subject.subjectKind === 'subsidy' && !(await wasPaid(subject, relations.ownIds, at)))
    throw new AppError('reviews.notPaid');

  const quarter = quarterOf(at);
  // In a village of eight hundred 王*英 is a name, and whoever judges a subsidy was paid it: nobody's is shown, whatever was chosen.
  const shownAs = ALWAYS_HIDDEN.includes(subject.subjectKind) ? 'hidden' : body.shownAs;
  const previous = await ownReview(relations.ownIds, subject, quarter);
  if (previous && isRepeat(previous, { ...body, tags, shownAs })) return viewMine(previous);
  if (previous?.version !== body.version) throw stale(previous);
  if (previous?.state === 'appealed') throw new AppError('reviews.appealOpen');
  if (previous && !mayChange(previous, at)) throw new AppError('reviews.editOver');
  if (previous && changesStarsLate(previous, { stars: body.stars, tags }, at)) throw new AppError('reviews.starsOver');

  const comment = body.comment || undefined;
  if (comment && previous?.state === 'refused' && comment === previous.comment && hasPictures(previous, body.mediaIds))
    throw new AppError('reviews.refusedWords');
  if (comment && isOfPrivateLife(comment)) throw new AppError('reviews.privateLife');
  const verdict = needsCheck(previous, comment)
    ? await checkText({ openid: caller.openid, text: comment, scene: SCENE.comment })
    : 'pass';
  const byMachine = stateAfter(verdict);
  if (!byMachine) throw new AppError('content.rejected');
  // An id of the quarter's first instant: everybody reads it, and it tells neither day nor hour.
  const reviewId = previous?.reviewId ?? idAt(startOfQuarter(at));
  const firstAt = previous?.firstAt ?? at;
  const had = previous?.pictures ?? [];
  const { pictures, writes, asked } = await attachPictures(
    { reviewId, firstAt },
    { had, mediaIds: body.mediaIds, caller, at },
  );
  const byHand = previous?.byHand;
  const isNewText = needsCheck(previous, comment);
  const hasNewPicture = pictures.some((picture) => !had.includes(picture));
  const goesToPerson =
    (byHand && (isNewText || hasNewPicture)) ||
    (isNewText && byMachine === 'published' && (await isRepeated(subject, relations, comment)));
  const byWords = goesToPerson ? 'held' : byMachine;
  const waitsForPicture = byWords === 'published' && !havePassed(pictures);
  const state = waitsForPicture ? 'held' : byWords;

  const by = nameShown(person.name, shownAs);
  const next = {
    ...subject,
    // Two rows of a roster may be one human being: they have one key.
    personId: previous?.personId ?? [...relations.ownIds].sort()[0]!,
    ...{ quarter, reviewId, shownAs },
    ...(by && { by }),
    stars: body.stars,
    ...(tags.length > 0 && { tags }),
    ...(comment && { comment }),
    ...(pictures.length > 0 && { pictures }),
    state,
    ...(state === 'held' && {
      heldFor: waitsForPicture ? ('picture' as const) : heldFor(verdict, byHand),
      heldSince: previous?.heldSince ?? at,
    }),
    ...(byHand && { byHand }),
    ...(previous?.appealed && { appealed: true }),
    ...(previous?.isFreed && { isFreed: true }),
    ...(previous?.pledgeSaid && { pledgeSaid: previous.pledgeSaid }),
    ...((previous ? previous.isNew : isNewlyBound(relations, at)) && { isNew: true }),
    firstAt,
    reviewedAt: at,
    // Asking WeChat takes a while, in which the score may be shown anew: what came late into it would stand there alone.
    ...(state === 'published' && { publishedAt: now() }),
    ...(previous && { history: historyWith(previous), edits: editsOf(previous) + 1 }),
    version: (previous?.version ?? 0) + 1,
  };
  await saveReview(next, previous, { action: reviewSubject.id, at, besides: writes });
  const hasSpoken = await noteAsked(next, asked, at);
  return viewMine((hasSpoken && (await reviewBy(next.personId, subject, quarter))) || next);
});
