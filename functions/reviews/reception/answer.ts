import { AppError } from '@shared/errors';
import { HOURS_TO_EDIT, MOST_EDITS, type ReviewAnswer } from '@shared/reviews/reviews';
import { dayInChina, daysAfter } from '@shared/time';
import { type Published, sinceOf } from '../page';

/** What the rated say to a comment, with what they said before, the latest last. */
export interface Answer {
  readonly office?: string | undefined;
  readonly words: string;
  /** Since when the words that it answers may be read: changed, they are others, and this stands under them no more. */
  readonly to: string;
  readonly firstAt: string;
  readonly at: string;
  readonly history: readonly { readonly words: string; readonly at: string }[];
  readonly version: number;
}

type Answered = Pick<Published, 'publishedAt' | 'reviewedAt'>;

/** The answer that stands under a comment as it reads now. */
export const answerTo = (answer: Answer | undefined, review: Answered): Answer | undefined =>
  answer?.to === sinceOf(review) ? answer : undefined;

/**
 * An answer given, or changed within a day; what it said before is kept.
 * @param previous also one to words that were changed since.
 * @throws AppError `reviews.answerOver`
 */
export function answered(
  previous: Answer | undefined,
  { review, office, words }: { review: Answered; office: string | undefined; words: string },
  at: string,
): Answer {
  const standing = answerTo(previous, review);
  const isOver = standing && at > daysAfter(standing.firstAt, HOURS_TO_EDIT / 24);
  const history = previous ? [...previous.history, { words: previous.words, at: previous.at }] : [];
  if (isOver || history.length > MOST_EDITS) throw new AppError('reviews.answerOver');
  return {
    ...(office && { office }),
    words,
    to: sinceOf(review),
    firstAt: standing?.firstAt ?? at,
    at,
    history,
    version: (previous?.version ?? 0) + 1,
  };
}

/** An answer as everybody reads it. */
export const viewAnswer = ({ office, words, firstAt, at, version }: Answer): ReviewAnswer => ({
  ...(office && { office }),
  words,
  on: dayInChina(at),
  changed: at !== firstAt,
  version,
});
