import type { MyAnswer, Review } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import type { StoredReview } from '../review-store';
import { sinceOf } from '../page';
import { type Answer, answerTo, viewAnswer } from './answer';
import { type Useful, usefulShown } from './useful';

/** What others did with a comment that everybody reads, by the review's id: whose review it is stands on the review alone. */
export const ReviewReceptionEntity = new Entity({
  name: 'ReviewReception',
  table: CivicTable,
  schema: item({
    reviewId: string().key(),
    answer: map({
      office: string().optional(),
      words: string(),
      to: string(),
      firstAt: string(),
      at: string(),
      history: list(map({ words: string(), at: string() })),
      version: number(),
    }).optional(),
    useful: map({ of: string(), counted: number(), shown: number() }).optional(),
    version: number(),
  }),
  computeKey: ({ reviewId }) => ({ pk: `REVIEWREAD#${reviewId}`, sk: 'RECEPTION' }),
  answers: 'What the rated answered to this comment, and how many found it useful',
});
export type StoredReception = FormattedItem<typeof ReviewReceptionEntity>;

/** @param options.consistent for the one who writes it next. */
export const receptionOf = (reviewId: string, { consistent = false } = {}): Promise<StoredReception | undefined> =>
  readRow(ReviewReceptionEntity, { reviewId }, { consistent });

/** Puts the first of a comment, or what changed of the version that was read. */
export const putReception = (
  reviewId: string,
  { answer, useful }: { answer?: Answer; useful?: Useful },
  previous: StoredReception | undefined,
) =>
  putRow(
    ReviewReceptionEntity,
    {
      ...previous,
      reviewId,
      ...(answer && { answer: { ...answer, history: [...answer.history] } }),
      ...(useful && { useful }),
      version: (previous?.version ?? 0) + 1,
    },
    unlessChanged(previous?.version),
  );

/** What of it stands under a comment. */
export async function receptionShownOf(review: StoredReview): Promise<Pick<Review, 'answer' | 'useful'>> {
  const reception = await receptionOf(review.reviewId);
  const answer = answerTo(reception?.answer, review);
  const useful = usefulShown(reception?.useful, sinceOf(review));
  return { ...(answer && { answer: viewAnswer(answer) }), ...(useful && { useful }) };
}

/** What the rated said to my own. */
export async function answersToMine(reviews: readonly StoredReview[]): Promise<MyAnswer[]> {
  const read = reviews.filter(({ state, comment }) => state === 'published' && comment);
  const found = await Promise.all(
    read.map(async (review) => {
      const { answer } = await receptionShownOf(review);
      return answer ? [{ ...answer, reviewId: review.reviewId }] : [];
    }),
  );
  return found.flat();
}
