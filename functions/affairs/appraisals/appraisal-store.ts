import { AppraisalGrade, AppraisedPost, ExemptReason } from '@shared/affairs/appraisals';
import { CommitteeForm } from '@shared/affairs/decisions';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { CivicTable } from '../../platform/tables';

const named = { cadreId: string(), name: string(), title: string() };

/** A 民主评议 as it was written down: never changed, put right by the year's next revision. */
export const AppraisalEntity = new Entity({
  name: 'Appraisal',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    revision: number().key(),
    heldOn: string(),
    place: string(),
    form: string().enum(...CommitteeForm.options),
    due: number(),
    present: number(),
    text: string(),
    people: list(
      map({
        ...named,
        /** The first row of a roster by which this person was appraised here: one human being has one. */
        personId: string(),
        post: string().enum(...AppraisedPost.options),
        excellent: number(),
        competent: number(),
        basic: number(),
        unfit: number(),
        abstain: number(),
        grade: string().enum(...AppraisalGrade.options),
      }),
    ),
    exempt: list(map({ ...named, why: string().enum(...ExemptReason.options) })),
    author: string(),
    recordedAt: string(),
    reason: string().optional(),
  }),
  computeKey: ({ villageCode, year, revision }: { villageCode: string; year: number; revision: number }) => ({
    pk: `APPRAISALS#${villageCode}`,
    sk: `YEAR#${year}#${String(revision).padStart(3, '0')}`,
  }),
  timestamps: false,
  meta: {
    title: 'Appraisal',
    description: 'How were this village’s committee and paid helpers appraised, year by year, with every correction',
  },
});
export type StoredAppraisal = FormattedItem<typeof AppraisalEntity>;

/** All records of a village in the order they were written: one a year and the corrections of a few. */
export async function appraisalsOf(villageCode: string, { consistent = false } = {}): Promise<StoredAppraisal[]> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(AppraisalEntity)
    .query({ partition: `APPRAISALS#${villageCode}`, range: { beginsWith: 'YEAR#' } })
    .options({ consistent, entityAttrFilter: false, maxPages: Infinity })
    .send();
  return Items;
}

/** A year's first record, or its next: its key is there once. */
export const putAppraisal = (record: StoredAppraisal) =>
  AppraisalEntity.build(PutTransaction)
    .item(record)
    .options({ condition: { attr: 'revision', exists: false } });
