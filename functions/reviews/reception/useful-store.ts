import { SubjectKind } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, string } from '../../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putRow, readRow } from '../../platform/row';
import { readRows } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { partitionOf, type Subject } from '../review-store';

/** Somebody finds a comment useful: the key allows no second voice; whoever takes it back has no row. */
export const ReviewUsefulEntity = new Entity({
  name: 'ReviewUseful',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    villageCode: string().key(),
    subjectKind: string()
      .enum(...SubjectKind.options)
      .key(),
    subjectId: string().key(),
    reviewId: string().key(),
    /** Since when the words that they found useful may be read. */
    of: string(),
  }),
  computeKey: ({ personId, reviewId, ...subject }: Subject & { personId: string; reviewId: string }) => ({
    pk: `REVIEWUSEFUL#${personId}`,
    sk: `${partitionOf(subject)}#${reviewId}`,
  }),
  answers: 'Which comments on this subject does a person find useful',
});
export type StoredUseful = FormattedItem<typeof ReviewUsefulEntity>;

/** The voice of one human being, by whichever row of a roster, read strongly consistent. */
export async function usefulBy(
  ownIds: readonly string[],
  { villageCode, subjectKind, subjectId, reviewId }: Subject & { reviewId: string },
): Promise<StoredUseful | undefined> {
  const found = await Promise.all(
    ownIds.map(async (personId) => {
      const key = { personId, villageCode, subjectKind, subjectId, reviewId };
      return await readRow(ReviewUsefulEntity, key);
    }),
  );
  return found.find((voice) => voice !== undefined);
}

/** Puts a first voice, or the one that was read anew for changed words. */
export const putUseful = (next: StoredUseful, previous: StoredUseful | undefined) =>
  putRow(ReviewUsefulEntity, next, previous ? { attr: 'of', eq: previous.of } : { attr: 'personId', exists: false });

export const deleteUseful = (voice: StoredUseful) =>
  ReviewUsefulEntity.build(DeleteTransaction)
    .key(voice)
    .options({ condition: { attr: 'of', eq: voice.of } });

/** As many as one page of a subject has comments. */
const MANY = 50;
/** What one human being finds useful of the comments on a subject. */
export async function usefulToMine(ownIds: readonly string[], subject: Subject): Promise<string[]> {
  const range = { beginsWith: `${partitionOf(subject)}#` };
  const found = await Promise.all(
    ownIds.map(async (personId) => {
      return readRows(ReviewUsefulEntity, {
        partition: `REVIEWUSEFUL#${personId}`,
        range,
        newestFirst: true,
        limit: MANY,
      });
    }),
  );
  return found.flat().map(({ reviewId }) => reviewId);
}
