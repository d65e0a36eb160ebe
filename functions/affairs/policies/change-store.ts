import { Entity, type FormattedItem, item, string } from '../../platform/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { putRow, writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';
import { newsAt, type Version } from './policy';

const WAITING = 'POLICYCHANGES';

/** A version that those who saved the policy are still to be told of; gone when they are. */
export const PolicyChangeEntity = new Entity({
  name: 'PolicyChange',
  table: CivicTable,
  schema: item({
    effectiveOn: string().key(),
    policyCode: string().key(),
    /** The instant it is news from: a message's id is made from it. */
    newsAt: string(),
    /** The last account that was told: the next run goes on after it. */
    after: string().optional(),
  }),
  computeKey: ({ effectiveOn, policyCode }) => ({ pk: WAITING, sk: `CHANGE#${effectiveOn}#${policyCode}` }),
  answers: 'Which changes of policies are still to be told, those in force first',
});
export type StoredChange = FormattedItem<typeof PolicyChangeEntity>;

export const changeRow = (version: Version) =>
  putRow(PolicyChangeEntity, {
    policyCode: version.policyCode,
    effectiveOn: version.effectiveOn,
    newsAt: newsAt(version),
  });

const A_RUN = 100;

/** The changes whose day has come, at most a hundred: the next run takes those after. */
export const changesDue = (day: string): Promise<StoredChange[]> =>
  readRows(PolicyChangeEntity, {
    partition: WAITING,
    // `~` comes after every code.
    range: { between: ['CHANGE#', `CHANGE#${day}#~`] },
    consistent: true,
    limit: A_RUN,
  });

export const keepPlace = (change: StoredChange, after: string): Promise<void> =>
  writeRow(PolicyChangeEntity, { ...change, after });

export const forgetChange = async ({ effectiveOn, policyCode }: StoredChange): Promise<void> => {
  await PolicyChangeEntity.build(DeleteItemCommand).key({ effectiveOn, policyCode }).send();
};
