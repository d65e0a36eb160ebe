import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { LedgerTable } from '../platform/tables';

/** An account of 财会〔2023〕14号. */
export const ChartAccountEntity = new Entity({
  name: 'ChartAccount',
  table: LedgerTable,
  schema: item({
    code: string().key(),
    name: string(),
    category: string(),
    /** The side its balance stands on: 借 or 贷. */
    balance: string().enum('借', '贷'),
    contra: boolean(),
  }),
  computeKey: ({ code }: { code: string }) => ({ pk: 'ACCOUNTS', sk: `ACCOUNT#${code}` }),
  timestamps: false,
  meta: { title: 'ChartAccount', description: 'Which accounts are there' },
});
export type ChartAccount = FormattedItem<typeof ChartAccountEntity>;

/** The names of the accounts by code: some 40 rows. */
export async function accountChart(): Promise<ReadonlyMap<string, string>> {
  const { Items = [] } = await LedgerTable.build(QueryCommand)
    .entities(ChartAccountEntity)
    .query({ partition: 'ACCOUNTS', range: { beginsWith: 'ACCOUNT#' } })
    .options({ entityAttrFilter: false, maxPages: Infinity })
    .send();
  return new Map(Items.map(({ code, name }) => [code, name]));
}
