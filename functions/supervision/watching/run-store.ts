import { Entity, type FormattedItem } from '../../platform/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { record } from 'dynamodb-toolbox/schema/record';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/read-row';
import { readRows } from '../../platform/query-page';

/** A night's run over a district's villages: how far it came, so that one that is cut off goes on where it was. */
export const WatchRunEntity = new Entity({
  name: 'WatchRun',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    day: string().key(),
    /** The last village that is done. */
    after: string(),
    villages: number(),
    raised: number(),
    found: number(),
    shadow: record(string(), number()),
    /** What proposed changes would find, by rule and proposal, over how many villages. */
    /** What is about somebody stands apart: it is told in fives. */
    tried: record(
      string(),
      map({
        before: number(),
        after: number(),
        aboutBefore: number().optional(),
        aboutAfter: number().optional(),
        villages: number(),
      }),
    ).optional(),
    /** First digits of the books that were read, by town, of how many villages. */
    digits: record(string(), map({ villages: number(), counts: list(number()), leftOut: number() })).optional(),
    failed: list(string()),
    startedAt: string(),
    finishedAt: string().optional(),
  }),
  computeKey: ({ districtCode, day }) => ({ pk: `WATCHRUNS#${districtCode}`, sk: `DAY#${day}` }),
  answers: 'How far did the night’s watch of this district come',
});
export type WatchRun = FormattedItem<typeof WatchRunEntity>;

export const runOf = (districtCode: string, day: string): Promise<WatchRun | undefined> =>
  readRow(WatchRunEntity, { districtCode, day });

/** The newest run of a district, whatever became of it. */
export async function lastRunOf(districtCode: string): Promise<WatchRun | undefined> {
  const rows = await readRows(WatchRunEntity, {
    partition: `WATCHRUNS#${districtCode}`,
    range: { beginsWith: 'DAY#' },
    newestFirst: true,
    limit: 1,
  });
  return rows[0];
}

export const putRun = (run: WatchRun): Promise<unknown> => WatchRunEntity.build(PutItemCommand).item(run).send();
