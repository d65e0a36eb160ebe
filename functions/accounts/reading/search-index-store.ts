import { putRow, unlessChanged } from '../../platform/row';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { binary } from 'dynamodb-toolbox/schema/binary';
import { readRows, walkPages } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';

const keyOf = (month: string, part: number) => `MONTH#${month}#${String(part).padStart(3, '0')}`;

/** A month's entries, packed: what one looks through to find an entry of any year. A crowded month has several parts. */
export const SearchMonthEntity = new Entity({
  name: 'SearchMonth',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    month: string().key(),
    part: number().key(),
    packed: binary(),
    count: number(),
    version: number(),
  }),
  computeKey: ({ villageCode, month, part }) => ({ pk: `SEARCH#${villageCode}`, sk: keyOf(month, part) }),
  answers: "Which of a village's entries, of all its years, are what is looked for",
});
export type StoredSearchMonth = FormattedItem<typeof SearchMonthEntity>;

/** The part of a month that is written to now: the last. */
export async function lastPartOf(villageCode: string, month: string): Promise<StoredSearchMonth | undefined> {
  const rows = await readRows(SearchMonthEntity, {
    partition: `SEARCH#${villageCode}`,
    range: { beginsWith: `MONTH#${month}#` },
    consistent: true,
    newestFirst: true,
    limit: 1,
  });
  return rows[0];
}

export const putSearchMonth = (next: Omit<StoredSearchMonth, 'version'>, previous: StoredSearchMonth | undefined) =>
  putRow(SearchMonthEntity, { ...next, version: (previous?.version ?? 0) + 1 }, unlessChanged(previous?.version));

/**
 * The months of a village from the newest to the oldest, `atOnce` rows a Query.
 * @param from, until months, both included.
 */
export async function* searchMonths(
  villageCode: string,
  from: string,
  until: string,
  atOnce: number,
): AsyncGenerator<{ rows: StoredSearchMonth[]; more: boolean }> {
  if (from > until) return;
  const range = { between: [keyOf(from, 0), keyOf(until, 999)] as [string, string] };
  yield* walkPages(SearchMonthEntity, { partition: `SEARCH#${villageCode}`, range, newestFirst: true, atOnce });
}
