import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact, type WriteItem } from '../../platform/transact';
import { relationsOf } from '../../identity/relations';
import { isBeingChecked } from '../pictures/picture';
import { putReview, type StoredReview, type UnkeyedReview, reviewUnder } from '../review-store';
import { isOfOffice, isOwnMatter, isRefuser, officeOn } from './moderation';

interface Deciding {
  readonly reviewId: string;
  readonly version: number;
  readonly caller: Caller;
  readonly action: string;
  /** In which state it waits for this. */
  readonly from: 'held' | 'appealed';
}
interface Decided {
  readonly next: Omit<UnkeyedReview, 'version'>;
  /** What goes into the trail: a reason, never words. */
  readonly note?: string;
  readonly besides?: readonly WriteItem[];
}

/**
 * An office's decision on words that wait for it, on the version it has read; once, however often it is sent.
 * @throws AppError `notFound`, whether there is none or it is not for them; `version.stale` when its author or a colleague was first;
 * `reviews.samePerson` on an appeal; `identity.bindingRequired`.
 */
export function decideOnReview(
  { reviewId, version, caller, action, from }: Deciding,
  decide: (review: StoredReview, personId: string) => Decided | Promise<Decided>,
  { at, once, requestId }: Context,
): Promise<{ reviewId: string }> {
  const act = async () => {
    const moderator = await relationsOf(caller);
    const review = await reviewUnder(reviewId);
    if (!review || review.state !== from || isBeingChecked(review, at)) throw new AppError('notFound');
    if (!isOfOffice(caller.grants, officeOn(review)) || isOwnMatter(review, moderator)) throw new AppError('notFound');
    if (from === 'appealed' && isRefuser(review, moderator)) throw new AppError('reviews.samePerson');
    if (review.version !== version) throw new AppError('version.stale');
    const { next, note, besides = [] } = await decide(review, caller.person!.personId);
    const audit = { subject: `review#${reviewId}`, action, at, actor: caller.accountId, requestId };
    await transact(
      putReview({ ...next, version: version + 1 }, review),
      auditRow({ ...audit, ...(note && { note }) }),
      markDone(once, reviewId, at),
      ...besides,
    );
    return { reviewId };
  };
  return doOnce(once, { done: async (done) => ({ reviewId: done }), act });
}
