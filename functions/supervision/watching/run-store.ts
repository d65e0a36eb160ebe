import { Entity, type FormattedItem, item, list, map, number, record, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
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

export const putRun = (run: WatchRun): Promise<unknown> => writeRow(WatchRunEntity, run);
