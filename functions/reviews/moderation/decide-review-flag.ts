import { AppError } from '@shared/errors';
import { decideReviewFlag } from '@shared/reviews/moderation';
import { noonInChina, dayInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { sinceOf } from '../page';
import { endPictures } from '../pictures/attach-pictures';
import { lastDayToAppeal } from '../pictures/picture';
import { allFlagsOn, flagBy, flaggedOf, putFlagged, type StoredFlagged } from '../reception/flag-store';
import { readReviewOf } from '../reception/read-review';
import { type Relations, relationsOf } from '../../identity/relations';
import { putReview } from '../review-store';
import { tellPerson } from '../tell-person';
import { isOfOffice, isOwnMatter, officeOn } from './moderation';
import { addToRefused } from './refused-store';

/**
 * The flagged comment, while everybody reads the words that were flagged, for one whose own matter it is not: neither the rated, the
 * author nor their households, nor whoever flagged it.
 */
export async function decidableFlagged(flagged: StoredFlagged, moderator: Relations, at: string) {
  const review = await readReviewOf(flagged.reviewId, at);
  if (!review || sinceOf(review) !== flagged.of || isOwnMatter(review, moderator)) return undefined;
  return (await flagBy(moderator.ownIds, review)) ? undefined : review;
}

const occasionOf = ({ reviewId, version }: StoredFlagged, at: string) => ({
  kind: 'reviewReplied' as const,
  sourceId: `${reviewId}|flag|${version}`,
  at: noonInChina(dayInChina(at)),
});

/** Whoever flagged it is told that there is a result. */
export async function tellFlaggers(flagged: StoredFlagged, at: string): Promise<void> {
  for await (const flag of allFlagsOn(flagged.reviewId))
    if (flag.of === flagged.of) await tellPerson(flag.personId, occasionOf(flagged, at));
}

export const decideReviewFlagHandler = handle(decideReviewFlag)((
  { params: { reviewId }, body: { version, reason, words }, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    const moderator = await relationsOf(caller);
    const flagged = await flaggedOf(reviewId);
    if (flagged?.state !== 'open') throw new AppError('notFound');
    if (!isOfOffice(caller.grants, officeOn({ ...flagged, state: 'published' }))) throw new AppError('notFound');
    const review = await decidableFlagged(flagged, moderator, at);
    if (!review) throw new AppError('notFound');
    if (flagged.version !== version) throw new AppError('version.stale');
    const next = {
      ...flagged,
      state: reason ? ('removed' as const) : ('kept' as const),
      decision: { words, ...(reason && { reason }) },
      version: version + 1,
    };
    const byPersonId = caller.person!.personId;
    const refused = { state: 'refused' as const, byHand: true, version: review.version + 1 };
    await transact(
      putFlagged(next, flagged),
      auditRow({
        ...{ subject: `review#${reviewId}`, action: decideReviewFlag.id, at, actor: caller.accountId, requestId },
        note: reason ?? 'kept',
      }),
      markDone(once, reviewId, at),
      // Refused words take no voice away, and their author appeals to another person as from any refusal (ADR 56).
      ...(reason
        ? [
            putReview({ ...review, ...refused, refusal: { reason, words, byPersonId } }, review),
            addToRefused(review, reason, 1),
            ...(await endPictures(review, lastDayToAppeal(at))),
          ]
        : []),
    );
    await tellFlaggers(next, at);
    if (reason) await tellPerson(review.personId, occasionOf(next, at));
    return { reviewId };
  };
  // What was written and not told, because the run ended between, is told when it is sent again; an author is found no more by now.
  const done = async (decided: string) => {
    const flagged = await flaggedOf(decided);
    if (flagged && flagged.state !== 'open') await tellFlaggers(flagged, at);
    return { reviewId: decided };
  };
  return doOnce(once, { done, act });
});
