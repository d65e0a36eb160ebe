import { startOfQuarter } from '@shared/quarters';
import { type MyReview, QUARTER_WEIGHTS } from '@shared/reviews/reviews';
import { dayInChina, daysAfter, secondsAfter } from '@shared/time';
import type { StoredReview, UnkeyedReview } from '../review-store';

/** What WeChat said of a picture; `unknown`, that it could not be asked or did not look. None while it has said nothing. */
export type PictureVerdict = 'pass' | 'review' | 'risky' | 'unknown';
export interface Picture {
  readonly mediaId: string;
  readonly verdict?: PictureVerdict | undefined;
}

/** As long as WeChat takes at most (its own word); whoever it leaves without an answer waits for a person then. */
const SILENCE_MINUTES = 30;
/** How long a picture of refused words is kept for whoever hears an appeal. */
const DAYS_FOR_APPEAL = 30;

/** Whom a picture's file belongs to. */
export const claimOf = ({ reviewId }: { reviewId: string }): string => `review#${reviewId}`;

/** The last day of a picture: that on which its comment leaves the page. */
export const lastDayOf = (firstAt: string): string =>
  dayInChina(daysAfter(startOfQuarter(firstAt, -QUARTER_WEIGHTS.length), -1));
/** The last day of a picture whose words were refused. */
export const lastDayToAppeal = (at: string): string => dayInChina(daysAfter(at, DAYS_FOR_APPEAL));
/** The last day of what is taken back today. */
export const lastDayOfGone = (at: string): string => dayInChina(daysAfter(at, -1));

interface Held {
  readonly state: string;
  readonly heldFor?: string | undefined;
  readonly pictures?: readonly Picture[] | undefined;
  readonly reviewedAt: string;
}

/** Whether WeChat may still answer, and nobody else has to look yet. */
export const isBeingChecked = ({ state, heldFor, pictures = [], reviewedAt }: Held, at: string): boolean =>
  state === 'held' &&
  heldFor === 'picture' &&
  pictures.some(({ verdict }) => !verdict) &&
  at < secondsAfter(reviewedAt, SILENCE_MINUTES * 60);

/** Why a person looks at pictures: WeChat is not sure of one, or said nothing of it. */
export const whyOf = (pictures: readonly Picture[] = []): 'pictureUnsure' | 'pictureUnchecked' =>
  pictures.some(({ verdict }) => verdict === 'review' || verdict === 'risky') ? 'pictureUnsure' : 'pictureUnchecked';

export const havePassed = (pictures: readonly Picture[]): boolean =>
  pictures.every(({ verdict }) => verdict === 'pass');

/** What a person has looked at needs nobody's word any more. */
export const seenByPerson = (pictures: readonly Picture[] | undefined): { pictures?: Picture[] } =>
  pictures ? { pictures: pictures.map(({ mediaId }) => ({ mediaId, verdict: 'pass' })) } : {};

/**
 * A review after WeChat's word on one of its pictures; undefined where that changes nothing: it said so before, or the picture is not of it
 * any more. Only what waits for its pictures alone is published by it: whatever a person has decided stands.
 */
export function afterVerdict(
  review: StoredReview,
  { mediaId, verdict }: { mediaId: string; verdict: PictureVerdict },
  at: string,
): UnkeyedReview | undefined {
  const isMeant = (each: Picture) => each.mediaId === mediaId && !each.verdict;
  if (!review.pictures?.some(isMeant)) return undefined;
  const pictures = review.pictures.map((each) => (isMeant(each) ? { ...each, verdict } : each));
  const next = { ...review, pictures, version: review.version + 1 };
  if (review.state !== 'held' || review.heldFor !== 'picture' || !havePassed(pictures)) return next;
  const { heldFor: _, heldSince: __, ...rest } = next;
  return { ...rest, state: 'published', publishedAt: at };
}

/** Its author reads of each picture where it stands. */
export const viewOwnPictures = (review: Held): NonNullable<MyReview['pictures']> =>
  (review.pictures ?? []).map(({ mediaId, verdict }) => ({
    mediaId,
    state:
      verdict === 'pass' || review.state === 'published'
        ? 'passed'
        : !verdict && review.state === 'held'
          ? 'checking'
          : 'waits',
  }));
