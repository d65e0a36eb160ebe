import { maskName } from '@shared/text/mask';
import { startOfQuarter } from '@shared/quarters';
import {
  type MyReview,
  type BurstReason,
  type LeftOutFor,
  type Review,
  HOURS_TO_EDIT,
  MOST_EDITS,
  type ReviewState,
  type ShownAs,
} from '@shared/reviews/reviews';
import type { ReviewTag } from '@shared/reviews/tags';
import { dayInChina, daysAfter } from '@shared/time';
import type * as z from '@shared/zod';
import { tellsAHome } from './home-address';
import { type Burst, keptBackBy, type Member } from './bursts/burst';
import { type Picture, viewOwnPictures } from './pictures/picture';

/** What WeChat's content check said of a comment. `unknown`: it could not be asked. */
export type Verdict = 'pass' | 'review' | 'risky' | 'unknown';
type State = z.infer<typeof ReviewState>;

/** A review as far as the rules look at it. */
export interface Judgement {
  readonly stars: number;
  readonly tags?: readonly string[] | undefined;
  readonly comment?: string | undefined;
  readonly pictures?: readonly Picture[] | undefined;
  readonly shownAs: ShownAs;
  readonly state: State;
}

/** Whether a comment must be checked: there is one, and it is not the one that passed before. */
export const needsCheck = (previous: Judgement | undefined, comment: string | undefined): comment is string =>
  Boolean(comment) && !(previous?.state === 'published' && previous.comment === comment);

/** Only a comment that passed is published; what could not be checked waits. Undefined: it is refused. */
export const stateAfter = (verdict: Verdict): 'published' | 'held' | undefined =>
  verdict === 'risky' ? undefined : verdict === 'pass' ? 'published' : 'held';

const areSame = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));
/** Whether these are the pictures that it has. */
export const hasPictures = ({ pictures = [] }: Pick<Judgement, 'pictures'>, mediaIds: readonly string[]): boolean =>
  areSame(
    pictures.map(({ mediaId }) => mediaId),
    mediaIds,
  );

interface Sent {
  readonly stars: number;
  readonly tags: readonly string[];
  readonly comment?: string | undefined;
  readonly mediaIds: readonly string[];
  readonly shownAs: ShownAs;
  readonly version?: number | undefined;
}

/** Whether this was sent before and is done: a phone that lost the answer sends it again with the version it knew. WeChat's word came since, perhaps. */
export const isRepeat = (previous: (Judgement & { version: number }) | undefined, sent: Sent): boolean =>
  previous !== undefined &&
  previous.state !== 'withdrawn' &&
  previous.version > (sent.version ?? 0) &&
  previous.stars === sent.stars &&
  areSame(previous.tags, sent.tags) &&
  previous.shownAs === sent.shownAs &&
  hasPictures(previous, sent.mediaIds) &&
  (previous.comment ?? '') === (sent.comment ?? '');

interface Changeable {
  readonly state: State;
  readonly firstAt: string;
  readonly edits?: number | undefined;
  readonly history?: readonly unknown[] | undefined;
}

/** How often it was given anew: its history goes when it is taken back, the count does not. */
export const editsOf = ({ edits, history = [] }: Pick<Changeable, 'edits' | 'history'>): number =>
  edits ?? history.length;

/** Until when a review first given at this instant may be changed: a day, or until its quarter is over. */
export function editableUntil(firstAt: string): string {
  const [dayAfter, nextQuarter] = [daysAfter(firstAt, HOURS_TO_EDIT / 24), startOfQuarter(firstAt, -1)];
  return dayAfter < nextQuarter ? dayAfter : nextQuarter;
}

/** A day to change one's mind; one that is held or refused stands on no page, and may be sent again until its quarter is over. */
export const mayChange = (review: Changeable, at: string): boolean =>
  (review.state === 'held' || review.state === 'refused' || at <= editableUntil(review.firstAt)) &&
  editsOf(review) < MOST_EDITS;

interface Opinion {
  readonly stars: number;
  readonly tags?: readonly string[] | undefined;
}
/** Whether stars or tags would be changed after their day: words that wait or were refused may still be mended, the opinion may not. */
export const changesStarsLate = (
  previous: Opinion & { firstAt: string },
  { stars, tags }: Opinion,
  at: string,
): boolean => (stars !== previous.stars || !areSame(tags, previous.tags)) && at > editableUntil(previous.firstAt);

/** The Monday, in China, of an instant's week. */
export function weekOf(instant: string): string {
  const day = dayInChina(instant);
  const sinceMonday = (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;
  return daysAfter(`${day}T00:00:00.000Z`, -sinceMonday).slice(0, 10);
}

/** A rule about words, by words: marriages, beds and children are no office's work. Kept short, so that it refuses little else. */
const PRIVATE_LIFE = /离婚|二婚|出轨|婚外情|私生子|私生活|小三(?!轮)|情妇|情人|上床|作风不正|包二奶|寡妇|绿帽/;
/** Whether a comment speaks of somebody's private life or of where they live, also with blanks and strokes between the letters. */
export const isOfPrivateLife = (comment: string): boolean =>
  PRIVATE_LIFE.test(comment.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff·.,，。、*_-]/g, '')) ||
  tellsAHome(comment);

/** What stands beside a review. */
export const nameShown = (name: string, shownAs: ShownAs): string | undefined =>
  shownAs === 'hidden' ? undefined : shownAs === 'masked' ? maskName(name) : name;

/** Why a comment waits for a person: one that passed, for others' words in it; none after one has refused words of it is left to the machine alone. */
export const heldFor = (
  verdict: Verdict,
  byHand: boolean | undefined,
): 'afterRefusal' | 'unchecked' | 'sameText' | 'unsure' =>
  byHand ? 'afterRefusal' : verdict === 'unknown' ? 'unchecked' : verdict === 'pass' ? 'sameText' : 'unsure';

interface Kept extends Judgement, Member {
  readonly refusal?: { readonly reason: string; readonly words: string } | undefined;
  readonly appealed?: boolean | undefined;
  readonly heldFor?: string | undefined;
  readonly decision?: { readonly outcome: 'restored' | 'kept'; readonly words: string } | undefined;
  readonly reviewId: string;
  readonly quarter: string;
  readonly by?: string | undefined;
  readonly firstAt: string;
  readonly reviewedAt: string;
  readonly version: number;
}

/** The burst with which a voice was left out, as far as its author has not asked about it. */
export function leftOutBy(review: Kept, bursts: readonly Burst[] | undefined): (Burst & LeftOut) | undefined {
  const burst = review.state === 'published' ? keptBackBy(review, bursts) : undefined;
  const { reason, words } = burst ?? {};
  return burst && reason && words ? { ...burst, reason, words } : undefined;
}
interface LeftOut {
  readonly reason: BurstReason;
  readonly words: string;
}

/** A review as its author sees it, who reads what became of a burst as of their own: left out, it is refused with them. */
export const viewMine = (review: Kept, bursts?: readonly Burst[]): MyReview => {
  const leftOut = leftOutBy(review, bursts);
  const refusal = leftOut ?? review.refusal;
  const held = review.state === 'withdrawn' ? undefined : keptBackBy(review, bursts);
  return {
    ...viewOwn(review),
    ...(leftOut && { state: 'refused' }),
    ...(refusal && {
      refusal: {
        reason: refusal.reason as LeftOutFor,
        words: refusal.words,
        mayAppeal: (leftOut !== undefined || review.state === 'refused') && !review.appealed,
      },
    }),
    ...(held?.state === 'open' && { burst: { dueOn: held.dueOn } }),
  };
};
const viewOwn = (review: Kept) => ({
  reviewId: review.reviewId,
  quarter: review.quarter,
  shownAs: review.shownAs,
  stars: review.stars,
  ...(review.tags && review.tags.length > 0 && { tags: review.tags as ReviewTag[] }),
  ...(review.comment && { comment: review.comment }),
  ...(review.pictures && review.pictures.length > 0 && { pictures: viewOwnPictures(review) }),
  reviewedAt: review.reviewedAt,
  editableUntil: editableUntil(review.firstAt),
  state: review.state,
  ...(review.decision && { decision: review.decision }),
  version: review.version,
});

/** A review as everybody sees it, with the week it came to the page in, what became of it and what others did with it. */
export const viewPublic = (
  { reviewId, by, stars, comment }: Kept,
  week: string,
  more: Pick<Review, 'task' | 'answer' | 'useful' | 'pictures'> = {},
): Review => ({
  reviewId,
  ...(by && { by }),
  stars,
  ...(comment && { comment }),
  week,
  ...more,
});
