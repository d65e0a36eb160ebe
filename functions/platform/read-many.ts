import { BatchGetCommand, type BatchGetCommandOutput, type GetCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Entity, FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity';
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { documentClient } from './tables';
import { pause } from './transact';

type Row = Record<string, unknown>;

/** DynamoDB gives a hundred rows a request. */
const AT_ONCE = 100;
/** What a busy table leaves over is asked for again. */
const MOST_TRIES = 4;

/**
 * The rows that these commands would read of one table, strongly consistent unless told, those that are there and in no order: one request where
 * there would be one a row. A right to many rows is needed (`getMany`).
 * @throws Error where the table leaves some over again and again: a row that was not read is never taken for one that is not there.
 */
export async function readMany(
  commands: readonly { params: () => GetCommandInput }[],
  { consistent = true } = {},
): Promise<Row[]> {
  const wanted = commands.map((command) => command.params());
  const TableName = wanted[0]?.TableName;
  const found: Row[] = [];
  for (let from = 0; TableName && from < wanted.length; from += AT_ONCE) {
    let Keys: GetCommandInput['Key'][] | undefined = wanted.slice(from, from + AT_ONCE).map(({ Key }) => Key);
    for (let tries = 1; Keys?.length; tries += 1) {
      if (tries > MOST_TRIES) throw new Error('DynamoDB left rows over, again and again');
      if (tries > 1) await pause(tries);
      const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await documentClient.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys: Keys as Row[], ConsistentRead: consistent } } }),
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
  const anyEntity: Entity = entity;
  const different = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  const rows = await readMany(
    different.map((key) => anyEntity.build(GetItemCommand).key(key as never)),
    options,
  );
  return rows.map((row) => anyEntity.build(EntityFormatter).format(row) as FormattedItem<E>);
}
