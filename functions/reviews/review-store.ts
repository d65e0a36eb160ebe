import type { SubjectKind } from '@shared/reviews';
import type { Page, PageQuery } from '@shared/page';
import type * as z from '@shared/zod';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { queryPage } from '../platform/query-page';
import { CivicTable } from '../platform/tables';

export interface Subject {
  readonly villageCode: string;
  readonly subjectKind: z.infer<typeof SubjectKind>;
  readonly subjectId: string;
}

const partitionOf = ({ villageCode, subjectKind, subjectId }: Subject) =>
  `SUBJECT#${villageCode}#${subjectKind}#${subjectId}`;

/** One person's one review of a subject. By person, not account: binding another phone does not give another voice. */
export const ReviewEntity = new Entity({
  name: 'Review',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    subjectKind: string().enum('cadre', 'notice').key(),
    subjectId: string().key(),
    personId: string().key(),
    reviewId: string(),
    maskedName: string(),
    stars: number(),
    comment: string().optional(),
    state: string().enum('published', 'held'),
    reviewedAt: string(),
    version: number(),
    /** Only while published: a held review is in no listing. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ personId, ...subject }: Subject & { personId: string }) => ({
    pk: partitionOf(subject),
    sk: `REVIEW#${personId}`,
  }),
  timestamps: false,
  meta: {
    title: 'Review',
    description: 'What did this person say of this subject; what was published of it, newest first (gsi1)',
  },
});

export type StoredReview = FormattedItem<typeof ReviewEntity>;
type Unkeyed = Omit<StoredReview, 'gsi1pk' | 'gsi1sk'>;

/** A review as it is kept: in the listing only while published. Seed uses it too. */
export const reviewRow = (review: Unkeyed): StoredReview => ({
  ...review,
  ...(review.state === 'published' && {
    gsi1pk: `${partitionOf(review)}#published`,
    gsi1sk: `${review.reviewedAt}#${review.reviewId}`,
  }),
});

/** This person's review, read strongly consistent. */
export async function reviewBy(personId: string, subject: Subject): Promise<StoredReview | undefined> {
  const { Item } = await ReviewEntity.build(GetItemCommand)
    .key({ ...subject, personId })
    .options({ consistent: true })
    .send();
  return Item;
}

export const publishedReviewsOf = (subject: Subject, query: PageQuery): Promise<Page<StoredReview>> =>
  queryPage(ReviewEntity, { index: 'gsi1', partition: `${partitionOf(subject)}#published`, newestFirst: true }, query);

/** Puts the first review, or replaces the one that was read. */
export const putReview = (next: Unkeyed, previous: StoredReview | undefined) =>
  ReviewEntity.build(PutTransaction)
    .item(reviewRow(next))
    .options({
      condition: previous ? { attr: 'version', eq: previous.version } : { attr: 'personId', exists: false },
    });

/** The bare key of a row another feature keeps: only whether it is there. */
const RowKeyEntity = new Entity({
  name: 'RowKey',
  table: CivicTable,
  schema: item({ pk: string().key(), sk: string().key() }),
  timestamps: false,
});

/** Fails the transaction unless the village has this cadre or this notice (rows of identity and affairs). */
export const subjectExists = ({ villageCode, subjectKind, subjectId }: Subject) =>
  RowKeyEntity.build(ConditionCheck)
    .key(
      subjectKind === 'cadre'
        ? { pk: `CADRES#${villageCode}`, sk: `CADRE#${subjectId}` }
        : { pk: `NOTICES#${villageCode}`, sk: `NOTICE#${subjectId}` },
    )
    .condition({ attr: 'pk', exists: true });
