import type { RefusalReason } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { readRows } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

/** A village's refused comments of a quarter, counted with each decision. */
export const RefusedReviewsEntity = new Entity({
  name: 'RefusedReviews',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    quarter: string().key(),
    privateLife: number().optional(),
    insult: number().optional(),
    advertisement: number().optional(),
    personalData: number().optional(),
    offSubject: number().optional(),
  }),
  computeKey: ({ villageCode, quarter }) => ({ pk: `REFUSEDREVIEWS#${villageCode}`, sk: quarter }),
  answers: 'How many comments were kept from a village’s page in a quarter, and why',
});
export type RefusedReviews = FormattedItem<typeof RefusedReviewsEntity>;

export const addToRefused = (
  { villageCode, quarter }: { villageCode: string; quarter: string },
  reason: RefusalReason,
  count: 1 | -1,
) => RefusedReviewsEntity.build(UpdateTransaction).item({ villageCode, quarter, [reason]: $add(count) });

/** The newest quarters first: as many as a score counts, and the present one. */
export async function refusedReviewsOf(villageCode: string, quarters: number): Promise<RefusedReviews[]> {
  return readRows(RefusedReviewsEntity, {
    partition: `REFUSEDREVIEWS#${villageCode}`,
    newestFirst: true,
    limit: quarters,
  });
}
