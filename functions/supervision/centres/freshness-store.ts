import { ImportKindName, ImportState } from '@shared/imports/imports';
import { ListKind } from '@shared/supervision/lists';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { dayInChina, daysAfter } from '@shared/time';
import { districtsServed } from '../../identity/division-store';
import type { ImportRow } from '../../imports/desk/import';
import { importsSent } from '../../imports/desk/import-store';
import { CivicTable } from '../../platform/tables';
import { listsInForce } from '../lists/listed-persons';
import { freshnessOf } from './freshness';

const kind = () => string().enum(...ImportKindName.options);

const CentreFreshnessEntity = new Entity({
  name: 'CentreFreshness',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    asOf: string(),
    imports: list(
      map({ kind: kind(), title: string(), doneAt: string().optional(), rows: number().optional(), failed: number() }),
    ),
    failed: list(
      map({
        kind: kind(),
        title: string(),
        at: string(),
        state: string().enum(...ImportState.options),
        problems: number(),
      }),
    ),
    lists: list(map({ kind: string().enum(...ListKind.options), count: number(), asOf: string().optional() })),
  }),
  computeKey: ({ districtCode }) => ({ pk: `CENTRES#${districtCode}`, sk: 'FRESHNESS' }),
  answers: 'How new is what came in by files in this district, and which failed',
});
type KeptFreshness = FormattedItem<typeof CentreFreshnessEntity>;

/** A file that came in earlier is as old as never. */
const DAYS_BACK = 400;
const ROWS_AT_ONCE = 100;
const MOST_READ = 2_000;

/** What was sent lately, the last first. */
async function sentLately(at: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  const since = daysAfter(at, -DAYS_BACK);
  for (let after: string | undefined; ;) {
    const { items, next } = await importsSent({ limit: ROWS_AT_ONCE, ...(after && { after }) });
    rows.push(...items.filter(({ requestedAt }) => requestedAt >= since));
    if (!next || rows.length >= MOST_READ || items.some(({ requestedAt }) => requestedAt < since)) return rows;
    after = next;
  }
}

/** Counts it anew. A file may be of any district here: where several are served, none of them is told of the others' files. */
export async function countFreshness(districtCode: string, at: string): Promise<void> {
  const alone = (await districtsServed()).length === 1;
  const [imports, lists] = await Promise.all([alone ? sentLately(at) : [], listsInForce(districtCode, dayInChina(at))]);
  const freshness = freshnessOf(imports, lists, at);
  const kept = { districtCode, asOf: at, ...freshness, imports: alone ? freshness.imports : [] };
  await writeRow(CentreFreshnessEntity, kept);
}

export const freshnessIn = (districtCode: string): Promise<KeptFreshness | undefined> =>
  readRow(CentreFreshnessEntity, { districtCode }, { consistent: false });
