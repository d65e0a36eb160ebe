import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Entity, FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity';
import { formatted, placeOf } from './row';
import { documentClient } from './tables';
import { pause } from './transact';

type Row = Record<string, unknown>;

/** DynamoDB gives a hundred rows a request. */
const AT_ONCE = 100;
/** What a busy table leaves over is asked for again. */
const MOST_TRIES = 4;

/**
 * The rows under these keys as they are stored, strongly consistent unless told, those that are there and in no order: one request where
 * there would be one a row. A right to many rows is needed (`getMany`).
 * @throws Error where the table leaves some over again and again: a row that was not read is never taken for one that is not there.
 */
export async function readMany<E extends Entity>(
  entity: E,
  keys: readonly KeyInputItem<E>[],
  { consistent = true } = {},
): Promise<Row[]> {
  const wanted = keys.map((key) => placeOf(entity, key));
  const TableName = wanted[0]?.TableName;
  const found: Row[] = [];
  for (let from = 0; TableName && from < wanted.length; from += AT_ONCE) {
    let Keys: Row[] | undefined = wanted.slice(from, from + AT_ONCE).map(({ Key }) => Key);
    for (let tries = 1; Keys?.length; tries += 1) {
      if (tries > MOST_TRIES) throw new Error('DynamoDB left rows over, again and again');
      if (tries > 1) await pause(tries);
      const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await documentClient.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: consistent } } }),
      );
      found.push(...(Responses?.[TableName] ?? []));
      Keys = UnprocessedKeys?.[TableName]?.Keys;
    }
  }
  return found;
}

/** The rows of an entity under these keys, in the same way: each key is asked for once, however often it is named. */
export async function readEach<E extends Entity>(
  entity: E,
  keys: readonly KeyInputItem<E>[],
  options: { consistent?: boolean } = {},
): Promise<FormattedItem<E>[]> {
  const different = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  return (await readMany(entity, different, options)).map((row) => formatted(entity, row));
}
