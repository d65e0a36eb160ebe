import { MIN_SAMPLE, type MyReview, type ReviewState, type Score } from '@shared/reviews';
import type * as z from '@shared/zod';

/** What WeChat's content check said of a comment. `unknown`: it could not be asked. */
export type Verdict = 'pass' | 'review' | 'risky' | 'unknown';
type State = z.infer<typeof ReviewState>;
type Histogram = [number, number, number, number, number];

/** A review as far as the rules look at it. */
export interface Judgement {
  readonly stars: number;
  readonly comment?: string | undefined;
  readonly state: State;
}

/** Whether a comment must be checked: there is one, and it is not the one that passed before. */
export const needsCheck = (previous: Judgement | undefined, comment: string | undefined): comment is string =>
  Boolean(comment) && !(previous?.state === 'published' && previous.comment === comment);

/** Only a comment that passed is published; what could not be checked waits. Undefined: it is refused. */
export const stateAfter = (verdict: Verdict): State | undefined =>
  verdict === 'risky' ? undefined : verdict === 'pass' ? 'published' : 'held';

/** Whether this was sent before and is done: a phone that lost the answer sends it again with the version it knew. */
export const isRepeat = (
  previous: (Judgement & { version: number }) | undefined,
  sent: { stars: number; comment?: string | undefined; version?: number | undefined },
): boolean =>
  previous !== undefined &&
  previous.version === (sent.version ?? 0) + 1 &&
  previous.stars === sent.stars &&
  (previous.comment ?? '') === (sent.comment ?? '');

/** What is added to a score; negative numbers are taken away. */
export interface ScoreChange {
  readonly count: number;
  readonly sum: number;
  readonly stars: Histogram;
}

const weight = (stars: number, sign: 1 | -1): ScoreChange => ({
  count: sign,
  sum: sign * stars,
  stars: [1, 2, 3, 4, 5].map((each) => (each === stars ? sign : 0)) as Histogram,
});
const nothing: ScoreChange = { count: 0, sum: 0, stars: [0, 0, 0, 0, 0] };

const plus = (a: ScoreChange, b: ScoreChange): ScoreChange => ({
  count: a.count + b.count,
  sum: a.sum + b.sum,
  stars: a.stars.map((stars, i) => stars + b.stars[i]!) as Histogram,
});

/** One more judgement. */
export const oneMore = (stars: number): ScoreChange => weight(stars, 1);

/** What a review changes in a score: a held one counts for nothing; a changed one moves the difference. Undefined: nothing. */
export function scoreChange(previous: Judgement | undefined, next: Judgement): ScoreChange | undefined {
  const before = previous?.state === 'published' ? weight(previous.stars, -1) : nothing;
  const after = next.state === 'published' ? weight(next.stars, 1) : nothing;
  const change = plus(before, after);
  return change.count === 0 && change.stars.every((stars) => stars === 0) ? undefined : change;
}

interface Sum {
  count: number;
  sum: number;
  stars1: number;
  stars2: number;
  stars3: number;
  stars4: number;
  stars5: number;
}

/** A score as it is shown, to one decimal; no average before `MIN_SAMPLE` have judged. */
export function viewScore(score: Sum | undefined): Score {
  if (!score) return { count: 0, stars: [0, 0, 0, 0, 0] };
  const { count, sum, stars1, stars2, stars3, stars4, stars5 } = score;
  return {
    count,
    ...(count >= MIN_SAMPLE && { average: Math.round((sum / count) * 10) / 10 }),
    stars: [stars1, stars2, stars3, stars4, stars5],
  };
}

/** A review as its author sees it. */
export const viewMine = (review: MyReview): MyReview => ({
  reviewId: review.reviewId,
  maskedName: review.maskedName,
  stars: review.stars,
  ...(review.comment && { comment: review.comment }),
  reviewedAt: review.reviewedAt,
  state: review.state,
  version: review.version,
});
