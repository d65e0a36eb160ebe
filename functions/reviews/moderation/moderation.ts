import { covers, districtOf, levelOf, townOf } from '@shared/divisions';
import { maskPrivate } from '@shared/text/private-text';
import type { HeldReview, HeldWhy } from '@shared/reviews/moderation';
import type { ShownPicture } from '@shared/media/media';
import type { LeftOutFor, SubjectId, SubjectKind } from '@shared/reviews/reviews';
import type { Grant } from '@shared/roles';
import { dayInChina } from '@shared/time';
import type { Relations } from '../../identity/relations';
import { type Picture, whyOf } from '../pictures/picture';
import type { StoredReview } from '../review-store';

interface Judged {
  readonly villageCode: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
}

/** The office that decides on words: the town, whose own cadres are not meant; on a cadre, and on every appeal, the district. */
export const officeOn = ({ villageCode, subjectKind, state }: Judged & { state: string }): string =>
  subjectKind === 'cadre' || state === 'appealed' ? districtOf(villageCode) : townOf(villageCode);

/** Whether somebody's roles are of the office itself: a district's regulator is not a town's. */
export const isOfOffice = (grants: readonly Grant[], division: string): boolean => {
  const role = levelOf(division) === 'town' ? 'township' : 'regulator';
  return levelOf(division) !== 'village' && grants.some((one) => one.role === role && covers(one.division, division));
};

/** Whether it is the moderator's own matter: they or their household wrote it, or are the ones it judges. */
export const isOwnMatter = (review: Judged & { personId: string }, moderator: Relations): boolean =>
  moderator.personIds.has(review.personId) || isRated(review, moderator);

/** Whether they or their household are whom it judges. */
export const isRated = (
  { villageCode, subjectKind, subjectId }: Judged,
  { personIds, cadresOf }: Relations,
): boolean => (subjectKind === 'cadre' ? personIds.has(subjectId) : cadresOf.has(villageCode));

interface Waiting extends Judged {
  readonly reviewId: string;
  readonly state: string;
  readonly heldFor?: StoredReview['heldFor'];
  readonly pictures?: readonly Picture[] | undefined;
  readonly comment?: string | undefined;
  readonly reviewedAt: string;
  readonly heldSince?: string | undefined;
  readonly refusal?: { readonly reason: string; readonly words: string; readonly byPersonId: string } | undefined;
  readonly appeal?: { readonly words: string; readonly at: string } | undefined;
  readonly version: number;
}

/** Whether the moderator is the one who refused it. */
export const isRefuser = ({ refusal }: Pick<Waiting, 'refusal'>, { ownIds }: Relations): boolean =>
  refusal !== undefined && ownIds.has(refusal.byPersonId);

const whyHeld = ({ state, heldFor = 'unsure', pictures }: Waiting): HeldWhy =>
  state === 'appealed' ? 'appeal' : heldFor === 'picture' ? whyOf(pictures) : heldFor;

/** What an office reads of it: words and pictures, never who, nor the stars. */
export const viewHeld = (review: Waiting, pictures: readonly ShownPicture[], moderator: Relations): HeldReview => ({
  reviewId: review.reviewId,
  villageCode: review.villageCode,
  subjectKind: review.subjectKind,
  subjectId: review.subjectId as SubjectId,
  why: whyHeld(review),
  since: dayInChina(review.appeal?.at ?? review.heldSince ?? review.reviewedAt),
  comment: maskPrivate(review.comment ?? ''),
  ...(pictures.length > 0 && { pictures: [...pictures] }),
  ...(review.appeal &&
    review.refusal && {
      refusal: { reason: review.refusal.reason as LeftOutFor, words: review.refusal.words },
      appeal: maskPrivate(review.appeal.words),
    }),
  needsOther: isRefuser(review, moderator),
  version: review.version,
});
