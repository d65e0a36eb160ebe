import { DEFAULT_PAGE_SIZE, type Page, type PageQuery } from '@shared/page';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity';
import { decodeCursor, encodeCursor } from './cursor';
import { formatted } from './row';
import { documentClient } from './tables';

interface Listing {
  partition: string;
  index?: 'gsi1' | 'gsi2' | 'gsi3' | undefined;
  /** Bounds of the sort key: a listing has a prefix or a range of its own, never a filter. */
  range?: { beginsWith: string } | { between: [string, string] } | undefined;
  newestFirst?: boolean;
  /** What a cursor belongs to, where the range moves with the clock: the range itself unless told. */
  scope?: string;
}

interface Asked extends Pick<Listing, 'partition' | 'index' | 'newestFirst'> {
  range?: NonNullable<Listing['range']> | Partial<Record<'eq' | 'lt' | 'lte' | 'gt' | 'gte', string>> | undefined;
  limit?: number | undefined;
  consistent?: boolean;
  exclusiveStartKey?: Record<string, unknown> | undefined;
}

const COMPARED = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** What a Query says of its keys. */
function keysOf({ index, partition, range }: Asked) {
  const [pk, sk] = index ? [`${index}pk`, `${index}sk`] : ['pk', 'sk'];
  const said = (ofSort: string, values: Record<string, string>) => ({
    KeyConditionExpression: `${pk} = :pk${ofSort}`,
    ExpressionAttributeValues: { ':pk': partition, ...values },
  });
  if (!range) return said('', {});
  if ('between' in range) {
    const [from, until] = range.between;
    return said(` and ${sk} between :from and :until`, { ':from': from, ':until': until });
  }
  if ('beginsWith' in range) return said(` and begins_with(${sk}, :from)`, { ':from': range.beginsWith });
  const [[how, bound], another] = Object.entries(range) as [[keyof typeof COMPARED, string], unknown?];
  if (another) throw new Error('a range has one bound, or two as `between`');
  return said(` and ${sk} ${COMPARED[how]} :from`, { ':from': bound });
}

interface Answered {
  rows: Record<string, unknown>[];
  last: Record<string, unknown> | undefined;
}

/** One Query: the rows as they are stored, and where the next one would begin. */
async function query(table: { getName: () => string }, asked: Asked): Promise<Answered> {
  const { index, newestFirst = false, limit, consistent, exclusiveStartKey } = asked;
  const { Items = [], LastEvaluatedKey } = await documentClient.send(
    new QueryCommand({
      TableName: table.getName(),
      ...(index && { IndexName: index }),
      ...keysOf(asked),
      ScanIndexForward: !newestFirst,
      ...(limit !== undefined && { Limit: limit }),
      ...(consistent && { ConsistentRead: true }),
      ...(exclusiveStartKey && { ExclusiveStartKey: exclusiveStartKey }),
    }),
  );
  return { rows: Items, last: LastEvaluatedKey };
}

/** One Query of one entity's rows, and where the next one would begin. */
async function ask<E extends Entity>(
  entity: E,
  asked: Asked,
): Promise<{ rows: FormattedItem<E>[]; last: Record<string, unknown> | undefined }> {
  const { rows, last } = await query(entity.table, asked);
  return { rows: rows.map((row) => formatted(entity, row)), last };
}

/**
 * The rows of these kinds in a partition, strongly consistent, by the names of their kinds. A row of another kind is left out, as it was
 * by toolbox's filter: newer code may have put it there.
 */
export async function readKinds<E extends Entity>(
  kinds: readonly E[],
  partition: string,
): Promise<{ [One in E as One['entityName']]: FormattedItem<One>[] }> {
  const found = Object.fromEntries(kinds.map(({ entityName }) => [entityName, [] as object[]]));
  for (let exclusiveStartKey: Answered['last']; ;) {
    const { rows, last } = await query(kinds[0]!.table, { partition, consistent: true, exclusiveStartKey });
    for (const row of rows) {
      const kind = kinds.find(({ entityName }) => entityName === row._et);
      if (kind) found[kind.entityName]!.push(formatted(kind, row));
    }
    if (!last) return found as { [One in E as One['entityName']]: FormattedItem<One>[] };
    exclusiveStartKey = last;
  }
}

/**
 * One Query on a key made for it, a page at a time: costs the same however much the table holds.
 * @throws AppError `page.badCursor`
 */
export async function queryPage<E extends Entity>(
  entity: E,
  { partition, index, range, newestFirst = false, scope: named }: Listing,
  { after, limit = DEFAULT_PAGE_SIZE }: PageQuery,
): Promise<Page<FormattedItem<E>>> {
  const scope = `${index ?? 'main'}:${partition}:${named ?? JSON.stringify(range ?? null)}`;
  const exclusiveStartKey = decodeCursor(after, scope);
  const { rows, last } = await ask(entity, { partition, index, range, newestFirst, limit, exclusiveStartKey });
  const next = encodeCursor(last, scope);
  return { items: rows, ...(next && { next }) };
}

interface Together<Row> {
  partitions: readonly string[];
  index?: 'gsi1' | 'gsi2' | 'gsi3' | undefined;
  /** With what the sort keys of this listing begin, where the partition holds others too. */
  prefix?: string;
  /** A row's rank, unique over the partitions together. */
  sortKeyOf: (row: Row) => string;
}

/**
 * A few partitions of one kind as one listing, newest first: a Query each and the newest of what they give, for rows that must
 * not stand under one key.
 * @throws AppError `page.badCursor`
 */
export async function queryTogether<E extends Entity>(
  entity: E,
  { partitions, index, prefix = '', sortKeyOf }: Together<FormattedItem<E>>,
  { after, limit = DEFAULT_PAGE_SIZE }: PageQuery,
): Promise<Page<FormattedItem<E>>> {
  const scope = `${index ?? 'main'}:${partitions.join('|')}:${prefix}`;
  const last = decodeCursor(after, scope) as { sortKey: string } | undefined;
  // `between` takes in its ends: the row that the page before ended with is read once more and left out.
  const between: [string, string] = [prefix || ' ', last?.sortKey ?? `${prefix}\uffff`];
  const range = { between };
  const found = await Promise.all(
    partitions.map((partition) => ask(entity, { partition, index, range, newestFirst: true, limit: limit + 2 })),
  );
  const rows = found
    .flatMap((each) => each.rows)
    .map((row) => ({ row, sortKey: sortKeyOf(row) }))
    .filter(({ sortKey }) => sortKey !== last?.sortKey)
    .sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1));
  const page = rows.slice(0, limit);
  const next = encodeCursor(rows.length > limit ? { sortKey: page.at(-1)?.sortKey } : undefined, scope);
  return { items: page.map(({ row }) => row), ...(next && { next }) };
}

interface Walk extends Omit<Asked, 'limit'> {
  /** Rows of a Query; as many as DynamoDB gives unless told. */
  atOnce?: number | undefined;
}

/**
 * The rows of a listing one Query after another, as far as they are asked for; `more` when there may be a next one. For what runs by
 * itself, and for a reading that stops by what it finds: a screen's page is `queryPage`.
 */
export async function* walkPages<E extends Entity>(
  entity: E,
  { atOnce, exclusiveStartKey: begin, ...listing }: Walk,
): AsyncGenerator<{ rows: FormattedItem<E>[]; more: boolean }> {
  for (let exclusiveStartKey = begin; ;) {
    const { rows, last } = await ask(entity, { ...listing, limit: atOnce, exclusiveStartKey });
    yield { rows, more: last !== undefined };
    if (!last) return;
    exclusiveStartKey = last;
  }
}

/** The rows of a listing that is short by nature: all of them, or the first `limit` in one Query. */
export async function readRows<E extends Entity>(
  entity: E,
  { limit, ...listing }: Omit<Asked, 'exclusiveStartKey'>,
): Promise<FormattedItem<E>[]> {
  const read: FormattedItem<E>[] = [];
  for await (const { rows } of walkPages(entity, { ...listing, atOnce: limit })) {
    read.push(...rows);
    if (limit !== undefined) break;
  }
  return read;
}

/** Read beyond a page, so that a row that is hidden costs no second Query, and the answer no other time. */
export const AHEAD = 10;

/**
 * A page of what a reader may see of a listing on an index: filled from what follows, and with a next page only when there is something
 * on it for them. Neither a short page nor an empty last one tells that something was left out.
 * @throws AppError `page.badCursor`
 */
export async function visiblePage<E extends Entity>(
  entity: E,
  listing: Omit<Walk, 'atOnce' | 'exclusiveStartKey'> & { index: 'gsi1' | 'gsi2' | 'gsi3' },
  {
    sees,
    keyOf,
  }: { sees: (row: FormattedItem<E>) => boolean | Promise<boolean>; keyOf: (row: FormattedItem<E>) => object },
  { after, limit = DEFAULT_PAGE_SIZE }: PageQuery,
): Promise<Page<FormattedItem<E>>> {
  const { index, partition } = listing;
  const scope = `visible:${index}:${partition}`;
  const walk = walkPages(entity, {
    ...listing,
    atOnce: limit + AHEAD,
    exclusiveStartKey: decodeCursor(after, scope),
  });
  const seen: FormattedItem<E>[] = [];
  for await (const { rows } of walk) {
    const shown = await Promise.all(rows.map(sees));
    seen.push(...rows.filter((_, place) => shown[place]));
    if (seen.length > limit) break;
  }
  const items = seen.slice(0, limit);
  const last = items.at(-1) as Record<string, unknown> | undefined;
  if (seen.length <= limit || !last) return { items };
  const [pk, sk] = [`${index}pk`, `${index}sk`];
  const key = { ...keyOf(items.at(-1)!), [pk]: last[pk], [sk]: last[sk] };
  return { items, next: encodeCursor(key, scope)! };
}

/** Rows of a page, for who reads them all: fewer calls, the same units. */
const ALL_AT_ONCE = 500;

/** Every row of a listing: for a file, a check or the night's work, never on the way to a screen. */
export async function everyRow<Row>(list: (page: PageQuery) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await list({ limit: ALL_AT_ONCE, ...(after && { after }) });
    rows.push(...items);
    if (!next) return rows;
    after = next;
  }
}
