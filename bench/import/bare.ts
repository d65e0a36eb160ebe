import { BatchWriteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../../functions/platform/in-parallel';
import { aroundDynamoDB } from '../../functions/platform/dynamodb';
import { documentClient } from '../../functions/platform/tables';

type Item = Record<string, unknown>;
interface Put {
  readonly TableName: string;
  readonly Item: Item;
}
/** The puts of each transaction that an import sent. */
export type Recorded = Put[][];

const IN_FLIGHT = 16;
const A_BATCH = 25;

/** Keeps what goes through the client in transactions while `work` runs. */
export async function recording(work: () => Promise<void>): Promise<Recorded> {
  const recorded: Recorded = [];
  const stop = aroundDynamoDB('call', (next) => (operation, input) => {
    const { TransactItems = [] } = input as { TransactItems?: { Put?: Put }[] };
    if (operation === 'TransactWriteItems')
      recorded.push(
        TransactItems.flatMap(({ Put: put }) => (put ? [{ TableName: put.TableName, Item: put.Item }] : [])),
      );
    return next(operation, input);
  });
  try {
    await work();
  } finally {
    stop();
  }
  return recorded;
}

export const itemsIn = (recorded: Recorded): number => recorded.reduce((sum, { length }) => sum + length, 0);

/** The very same puts, 25 at a time; a batch takes a key once, so a row that was written again begins the next one. */
function batchesOf(recorded: Recorded): Put[][] {
  const batches: Put[][] = [];
  let keys = new Set<string>();
  for (const put of recorded.flat()) {
    const key = `${put.TableName}|${String(put.Item.pk)}|${String(put.Item.sk)}`;
    if (batches.length === 0 || batches.at(-1)!.length === A_BATCH || keys.has(key)) {
      batches.push([]);
      keys = new Set();
    }
    keys.add(key);
    batches.at(-1)!.push(put);
  }
  return batches;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Items a second of a loop that only writes. */
export async function bareBatchWrites(recorded: Recorded): Promise<number> {
  const batches = batchesOf(recorded).map((puts) => {
    const RequestItems: Record<string, { PutRequest: { Item: Item } }[]> = {};
    for (const { TableName, Item } of puts) (RequestItems[TableName] ??= []).push({ PutRequest: { Item } });
    return RequestItems;
  });
  const seconds = await secondsOf(() =>
    inParallel(batches, IN_FLIGHT, (RequestItems) => documentClient.send(new BatchWriteCommand({ RequestItems }))),
  );
  return itemsIn(recorded) / seconds;
}

/** Items a second of the same transactions, without conditions and with nothing to decide: what is left is the database. */
export async function bareTransactions(recorded: Recorded): Promise<number> {
  const seconds = await secondsOf(() =>
    inParallel(recorded, IN_FLIGHT, (puts) =>
      documentClient.send(new TransactWriteCommand({ TransactItems: puts.map((Put) => ({ Put })) })),
    ),
  );
  return itemsIn(recorded) / seconds;
}
