import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';
import { pause } from '../../functions/platform/transact';
import type { Row } from '../seed/row';
import { writeRows } from '../seed/write';

/** DynamoDB's limit of one BatchGetItem. */
const AT_ONCE = 100;

type Key = { pk: string; sk: string };
const keyOf = (row: Row): Key => {
  const { PutRequest } = row.params() as { PutRequest: { Item: Key } };
  return { pk: PutRequest.Item.pk, sk: PutRequest.Item.sk };
};
const textOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** Which of these keys have a row, read strongly consistent. */
async function standing(TableName: string, keys: readonly Key[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    let left: Key[] = keys.slice(start, start + AT_ONCE);
    for (let tries = 1; left.length > 0; tries += 1) {
      const { Responses = {}, UnprocessedKeys = {} } = await documentClient.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys: left, ProjectionExpression: 'pk, sk', ConsistentRead: true } },
        }),
      );
      for (const row of Responses[TableName] ?? []) found.add(textOf(row as Key));
      left = (UnprocessedKeys[TableName]?.Keys ?? []) as Key[];
      if (left.length > 0) await pause(tries);
    }
  }
  return found;
}

/** Those rows of which there is none yet. What a district has changed since is its own, and stays. */
export async function missingOf(rows: readonly Row[]): Promise<Row[]> {
  const tables = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row.entity.table.getName();
    tables.set(name, [...(tables.get(name) ?? []), row]);
  }
  const missing: Row[] = [];
  for (const [name, all] of tables) {
    const there = await standing(name, all.map(keyOf));
    missing.push(...all.filter((row) => !there.has(textOf(keyOf(row)))));
  }
  return missing;
}

/** Whoever writes at the same time takes a row of ours at most so often. */
const MOST_TRIES = 5;

/**
 * Writes the rows of which there is none, each under the condition that there still is none: what somebody wrote meanwhile stays theirs.
 * @returns how many were written.
 */
export async function writeMissing(rows: readonly Row[]): Promise<number> {
  let written = 0;
  for (let tries = 1; ; tries += 1) {
    const missing = await missingOf(rows);
    try {
      await writeRows(missing, { onlyNew: true, onWritten: (count) => (written = Math.max(written, count)) });
      return written;
    } catch (error) {
      if (tries >= MOST_TRIES || !/ConditionalCheckFailed/.test(String(error))) throw error;
    }
  }
}
