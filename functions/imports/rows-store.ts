import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity';
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putRow } from '../platform/row';
import type { Table } from 'dynamodb-toolbox/table';
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet';
import { inParallel } from '../platform/in-parallel';
import type { Touched } from './journal';
import { pause, type WriteItem } from '../platform/transact';

/** An entity of any table, where the kind is only known when the command is read. */
export type AnyEntity = Entity;
type Row = Readonly<Record<string, unknown>>;
type Key = Readonly<Record<string, string | number>>;

/** DynamoDB's limit of one BatchGetItem. */
const AT_ONCE = 100;
const IN_FLIGHT = 8;
const MAX_TRIES = 8;

/** Rows by their keys, a hundred a read, strongly consistent, in the order of the keys; undefined where there is none. */
export async function rowsAt<E extends Entity>(
  entity: E,
  keys: readonly Key[],
): Promise<(FormattedItem<E> | undefined)[]> {
  const found: (FormattedItem<E> | undefined)[] = new Array(keys.length).fill(undefined);
  const starts = Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, place) => place * AT_ONCE);
  await inParallel(starts, IN_FLIGHT, async (start) => {
    const rows = await someRows(entity, keys.slice(start, start + AT_ONCE));
    rows.forEach((row, place) => (found[start + place] = row));
  });
  return found;
}

async function someRows<E extends Entity>(entity: E, keys: readonly Key[]): Promise<(FormattedItem<E> | undefined)[]> {
  // DynamoDB refuses a batch that names a key twice.
  const texts = keys.map((key) => JSON.stringify(key));
  const distinct = [...new Set(texts)];
  const rows = new Map<string, FormattedItem<E> | undefined>();
  let left = distinct;
  for (let tries = 1; left.length > 0; tries += 1) {
    const requests = left.map((text) => new BatchGetRequest(entity as Entity, JSON.parse(text) as never));
    const { Responses, UnprocessedKeys } = await execute(
      (entity.table as Table)
        .build(BatchGetCommand)
        .requests(...requests)
        .options({ consistent: true } as never),
    );
    const answers = (Responses as unknown as (FormattedItem<E> | undefined)[][])[0] ?? [];
    left.forEach((text, place) => rows.set(text, answers[place]));
    const unprocessed = Object.values(UnprocessedKeys ?? {}).flatMap(({ Keys = [] }) => Keys).length;
    if (unprocessed === 0) break;
    if (tries === MAX_TRIES) throw new Error(`DynamoDB left keys unread after ${MAX_TRIES} tries`);
    left = left.filter((_, place) => answers[place] === undefined);
    await pause(tries);
  }
  return texts.map((text) => rows.get(text));
}

/** The row only as it was read: by its version, or without one by all that it says. */
const asItWas = (row: Row, keys: Row): never =>
  (typeof row.version === 'number'
    ? { attr: 'version', eq: row.version }
    : {
        and: Object.entries(row)
          .filter(([name, value]) => !(name in keys) && ['string', 'number', 'boolean'].includes(typeof value))
          .map(([attr, eq]) => ({ attr, eq })),
      }) as never;

/** A row in the place of the one that was read. */
export const replaceRow = (entity: Entity, key: Key, next: Row, before: Row): WriteItem =>
  putRow(entity, next as never, asItWas(before, key));

/** Takes out a row as it was read. */
export const deleteRow = (entity: Entity, key: Key, current: Row): WriteItem =>
  entity
    .build(DeleteTransaction)
    .key(key as never)
    .options({ condition: asItWas(current, key) }) as unknown as WriteItem;

/** The write that puts a touched row back: deleted when the batch made it, as it was before when it changed it. */
export function putBack(entity: Entity, { key, before }: Touched, current: Row): WriteItem {
  if (!before) return deleteRow(entity, key, current);
  const version = typeof current.version === 'number' ? { version: current.version + 1 } : {};
  return replaceRow(entity, key, { ...before, ...version }, current);
}
