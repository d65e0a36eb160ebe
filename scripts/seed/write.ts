import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';
import { itemOf, type Row } from './row';
import { pause } from '../../functions/platform/transact';

type Puts = NonNullable<TransactWriteCommandInput['TransactItems']>;

/**
 * Rows in one transaction, of the hundred DynamoDB allows. DynamoDB Local commits to its disk once for a transaction and once for
 * each row of a BatchWriteItem: 3.7 times slower. Larger ones would keep a reader waiting.
 */
const AT_ONCE = 50;
/** Well under the 4 MB of one transaction, by the length of its JSON. */
const MAX_LENGTH = 1_000_000;
const MAX_TRIES = 10;

/** DynamoDB Local has a lock a table, and says so in words when a transaction waited too long for it. */
const isBusy = (error: unknown): boolean => {
  const { name, message } = error as Error;
  if (/waiting for a lock/.test(message)) return true;
  return (
    /Transaction(Canceled|Conflict|InProgress)|Throttl|ProvisionedThroughput|RequestLimit/.test(name) &&
    !/ValidationError|ConditionalCheckFailed/.test(message)
  );
};

/** Writes what belongs to one transaction; when DynamoDB is busy again, each time after a longer pause. */
async function send(puts: Puts): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await documentClient.send(new TransactWriteCommand({ TransactItems: puts }));
      return;
    } catch (error) {
      if (!isBusy(error) || tries === MAX_TRIES) throw error;
      await pause(tries);
    }
  }
}

export interface WriteOptions {
  /** Transactions under way at once: fewer, where somebody waits for answers from the same database. */
  inFlight?: number;
  /** Where there is a row already, nothing of its transaction is written, and it fails. */
  onlyNew?: boolean;
  onWritten?: (count: number) => void;
  /** Waited for after each transaction that is begun. */
  gate?: () => Promise<void>;
}

interface Gathered {
  puts: Puts;
  length: number;
}

/**
 * Writes rows as they are made, many of one table in a transaction (of two, each could wait for the other's lock), `inFlight` of them at
 * a time, the maker waiting when they are, so that memory holds a village and not the district. Resolves to how many were written.
 */
export async function writeRows(
  rows: Iterable<Row>,
  { inFlight = 4, onlyNew = false, onWritten, gate }: WriteOptions = {},
): Promise<number> {
  const flying = new Set<Promise<void>>();
  const gathered = new Map<string, Gathered>();
  let written = 0;
  let failed: unknown;

  const launch = async (puts: Puts) => {
    const flight: Promise<void> = send(puts)
      .then(() => {
        written += puts.length;
        onWritten?.(written);
      })
      .catch((error: unknown) => void (failed ??= error))
      .finally(() => flying.delete(flight));
    flying.add(flight);
    if (flying.size >= inFlight) await Promise.race(flying);
    await gate?.();
    if (failed) throw failed;
  };

  for (const row of rows) {
    const TableName = row.entity.table.getName();
    const Item = itemOf(row);
    const { puts, length } = gathered.get(TableName) ?? { puts: [], length: 0 };
    puts.push({
      Put: {
        TableName,
        Item,
        ...(onlyNew && { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    });
    const next = { puts, length: length + JSON.stringify(Item).length };
    gathered.set(TableName, next);
    if (puts.length < AT_ONCE && next.length < MAX_LENGTH) continue;
    gathered.delete(TableName);
    await launch(puts);
  }
  for (const { puts } of gathered.values()) await launch(puts);
  await Promise.all(flying);
  if (failed) throw failed;
  return written;
}
