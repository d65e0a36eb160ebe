import { AppError } from '@shared/errors';
import { flagReview } from '@shared/reviews/reception';
import type { MyFlag } from '@shared/reviews/reviews';
import { dayInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { sinceOf } from '../page';
import { ownIdsOf } from '../../identity/relations';
import type { Subject } from '../review-store';
import { flaggedFor, isDecided, viewFlag } from './flag';
import { flagBy, flaggedOf, flagsBy, putFlag, putFlagged, type StoredFlag } from './flag-store';
import { readReview } from './read-review';

const viewOf = async (flag: StoredFlag): Promise<MyFlag> => viewFlag(flag, await flaggedOf(flag.reviewId));

/** What one human being flagged of a subject, with what came of each. */
export async function flagsOfMine(ownIds: readonly string[], subject: Subject): Promise<MyFlag[]> {
  const given = await Promise.all(ownIds.map((personId) => flagsBy(personId, subject)));
  return Promise.all(given.flat().map(viewOf));
}

/** The comment stays while an office looks; who flagged is in no row that the office reads, and in no trail. */
export const flagReviewHandler = handle(flagReview)((
  { params: { reviewId }, body: { reason }, caller },
  { at, once },
) => {
  const act = async () => {
    const ownIds = await ownIdsOf(caller);
    if (ownIds.length === 0) throw new AppError('identity.bindingRequired');
    const review = await readReview(reviewId, at);
    // Whoever wrote it takes it back.
    if (ownIds.includes(review.personId)) throw new AppError('notFound');
    const { villageCode, subjectKind, subjectId } = review;
    const of = sinceOf(review);
    const [before, flagged] = await Promise.all([flagBy(ownIds, review), flaggedOf(reviewId)]);
    if (before?.of === of) return viewFlag(before, flagged);
    const about = { villageCode, subjectKind, subjectId, reviewId };
    const on = dayInChina(at);
    const flag = { personId: before?.personId ?? ownIds[0]!, ...about, reason, of, on };
    const next = { ...about, ...flaggedFor(flagged, reason, { of, on }), version: (flagged?.version ?? 0) + 1 };
    const opens = !isDecided(flagged, of);
    await transact(
      putFlag(flag),
      auditRow({ subject: `review#${reviewId}`, action: flagReview.id, at, actor: 'anonymous' }),
      markDone(once, reviewId, at),
      ...(opens ? [putFlagged(next, flagged)] : []),
    );
    return viewFlag(flag, opens ? next : flagged);
  };
  const done = async () => {
    const review = await readReview(reviewId, at);
    const flag = await flagBy(await ownIdsOf(caller), review);
    if (!flag) throw new AppError('notFound');
    return viewOf(flag);
  };
  return doOnce(once, { done, act, decidesAnew: true });
});
