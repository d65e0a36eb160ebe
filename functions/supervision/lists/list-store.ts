import type { Page, PageQuery } from '@shared/page';
import { ListKind } from '@shared/supervision/lists';
import { addDays, noonInChina } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { deletedAfter } from '../../platform/clock';
import { derivedId } from '../../platform/id';
import { lookupHash } from '../../platform/sealed';
import { queryPage, visiblePage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';

const BEGINNING = '2020-01-01T00:00:00.000Z';
const partitionOf = (listId: string) => `LIST#${listId}`;
const namesOf = (listId: string) => `LISTNAMES#${listId}`;

/** A list that another office gave, for a district. The same office, kind and day are one list. */
export const WatchListEntity = new Entity({
  name: 'WatchList',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    listId: string().key(),
    kind: string().enum(...ListKind.options),
    source: string(),
    asOf: string(),
    ground: string(),
    deleteOn: string(),
    /** Programs that what it says shuts out, as whoever gave it wrote; none of a list of deaths. */
    programCodes: list(string()),
    batchId: string(),
    importedAt: string(),
    rows: number(),
    neverCompared: number(),
    ttl: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ districtCode, listId }) => ({ pk: `LISTS#${districtCode}`, sk: listId }),
  answers: 'What is this list; which lists does this district compare with (gsi1, newest first)',
});
type StoredList = FormattedItem<typeof WatchListEntity>;
export type KeptList = Omit<StoredList, 'ttl' | 'gsi1pk' | 'gsi1sk'>;

/**
 * A row of a list that met somebody of the roster. Whoever it met nobody of leaves none. There is no number in it; a name stands only where
 * a person may have to say who is meant.
 */
export const ListedEntity = new Entity({
  name: 'Listed',
  table: CivicTable,
  schema: item({
    listId: string().key(),
    rowId: string().key(),
    by: string().enum('number', 'name').key(),
    /** Whom it may mean: of a number, everyone who has it. */
    candidates: list(string()),
    /** One of them by the odds alone, where the odds are high enough. */
    personId: string().optional(),
    name: string().optional(),
    bornOn: string().optional(),
    village: string().optional(),
    from: string().optional(),
    until: string().optional(),
    ttl: number(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ listId, by, rowId }) => ({ pk: partitionOf(listId), sk: `ROW#${by}#${rowId}` }),
  answers: 'Whom of the roster does this list name; which of its rows only a name brings together with somebody (gsi1)',
});
export type Listed = FormattedItem<typeof ListedEntity>;

/** A row as it is put: those that a person may have to decide are listed by themselves. */
export const listedRow = (row: Omit<Listed, 'gsi1pk' | 'gsi1sk'>): Listed =>
  row.by === 'name' ? { ...row, gsi1pk: namesOf(row.listId), gsi1sk: row.rowId } : row;

/** What persons said of a row, apart from it: the list can be taken back whatever was said. */
export const ListVerdictEntity = new Entity({
  name: 'ListVerdict',
  table: CivicTable,
  schema: item({
    listId: string().key(),
    rowId: string().key(),
    /** Absent: none of them. */
    personId: string().optional(),
    steps: list(map({ at: string(), personId: string().optional(), by: string() })),
    version: number(),
    ttl: number(),
  }),
  computeKey: ({ listId, rowId }) => ({ pk: partitionOf(listId), sk: `VERDICT#${rowId}` }),
  answers: 'Whom did persons say that this row of a list names',
});
export type Verdict = FormattedItem<typeof ListVerdictEntity>;

/** The first instant of the day on which it is removed, as TTL takes it; TTL may come later, and nobody reads it from that day on. */
export const ttlOf = (deleteOn: string): number => deletedAfter(noonInChina(addDays(deleteOn, -1)));

export const listIdOf = (
  districtCode: string,
  { kind, source, asOf }: Pick<KeptList, 'kind' | 'source' | 'asOf'>,
): string => derivedId(BEGINNING, `list|${districtCode}|${kind}|${source}|${asOf}`);

/** A row's id: of what it says, so that it comes twice as one, and by a keyed hash, so that it tells of nobody. */
export const rowIdOf = (listId: string, said: readonly (string | undefined)[]): string =>
  derivedId(BEGINNING, lookupHash('idNumber', JSON.stringify([listId, ...said])));

/** A list as it is put. */
export const listRow = (kept: KeptList): StoredList => ({
  ...kept,
  ttl: ttlOf(kept.deleteOn),
  gsi1pk: `LISTS#${kept.districtCode}`,
  gsi1sk: `${kept.importedAt}#${kept.listId}`,
});

/** A list on a day before the one it is removed on; afterwards there is none, whether TTL was there or not. */
export async function listOn(districtCode: string, listId: string, today: string): Promise<KeptList | undefined> {
  const row = await readRow(WatchListEntity, { districtCode, listId });
  return row && row.deleteOn > today ? row : undefined;
}

/** The lists of a district, the last imported first; those past their day are among them until TTL comes. */
export const listsOf = (districtCode: string, query: PageQuery): Promise<Page<KeptList>> =>
  queryPage(WatchListEntity, { partition: `LISTS#${districtCode}`, index: 'gsi1', newestFirst: true }, query);

/** Rows of a list that only a name brings together with somebody, of those that someone may see. */
export const namedRowsIn = (
  listId: string,
  sees: (row: Listed) => Promise<boolean>,
  query: PageQuery,
): Promise<Page<Listed>> =>
  visiblePage(
    ListedEntity,
    { partition: namesOf(listId), index: 'gsi1' },
    { sees, keyOf: ({ rowId }: Listed) => ({ pk: partitionOf(listId), sk: `ROW#name#${rowId}` }) },
    query,
  );

/** Rows of a list by what brought them together with somebody. */
export const listedIn = (listId: string, by: 'number' | 'name', query: PageQuery): Promise<Page<Listed>> =>
  queryPage(ListedEntity, { partition: partitionOf(listId), range: { beginsWith: `ROW#${by}#` } }, query);

export const namedRowOf = (listId: string, rowId: string): Promise<Listed | undefined> =>
  readRow(ListedEntity, { listId, rowId, by: 'name' });

export const verdictOf = (listId: string, rowId: string): Promise<Verdict | undefined> =>
  readRow(ListVerdictEntity, { listId, rowId });

/** What was said of the rows of a list, for the night. */
export const verdictsIn = (listId: string, query: PageQuery): Promise<Page<Verdict>> =>
  queryPage(ListVerdictEntity, { partition: partitionOf(listId), range: { beginsWith: 'VERDICT#' } }, query);

/** A verdict in the place of the one that was read. */
export const putVerdict = (after: Verdict, before: Verdict | undefined): WriteItem =>
  putRow(ListVerdictEntity, after, unlessChanged(before?.version));
