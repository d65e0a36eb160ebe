import { BatchWriteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { createTables, dropTable, localDynamoDB } from '../../local/create-tables';
import { localNames } from '../../local/environment';
import type { Checkpoints } from '../../local/events/stream-reader';
import { streamsApi } from '../../local/events/streams-api';
import { service } from '../../infrastructure/service';
import { keyOfFile, TABLE_PREFIX } from './local-world';

/** Which tables have their streams: none, Civic, or the Ledger too, for what watches it. */
export type Streams = boolean | 'ledgerToo';
const STREAMED = {
  false: { names: '', tables: [] },
  true: { names: 'civic-', tables: ['CivicTable'] },
  ledgerToo: { names: 'both-', tables: ['CivicTable', 'LedgerTable'] },
} as const;

let prefix = TABLE_PREFIX;
/** How this test file's tables are called now. */
export const tableNames = () => localNames(service, prefix);

let begun: Checkpoints = {};
/** Where the streams of the tables stood when they were made fresh: another object each time. */
export const streamsBegan = (): Checkpoints => begun;

/** A client of the database that this test file has now: it has another one once it has asked for streams. */
export const databaseNow = () => localDynamoDB(process.env.DYNAMODB_ENDPOINT!, process.env.AWS_ACCESS_KEY_ID);
export const streamsNow = () => streamsApi(process.env.DYNAMODB_ENDPOINT!, process.env.AWS_ACCESS_KEY_ID);

let ownKey: string | undefined;

/**
 * Empty Civic and Ledger tables for this worker, as the template declares them: call it in beforeAll or beforeEach (50 ms). With their
 * streams only for a test that delivers them (deliver.ts). Those tables are kept and emptied, in a database of this file alone: DynamoDB
 * Local goes over all streams that a database ever had on the thread that also answers, and what earlier files had left in one made a
 * file of 9 s take 144.
 */
export const freshTables = async ({ streams = false }: { streams?: Streams } = {}): Promise<void> => {
  const { names, tables } = STREAMED[String(streams) as keyof typeof STREAMED];
  prefix = `${TABLE_PREFIX}${names}`;
  if (streams) process.env.AWS_ACCESS_KEY_ID = ownKey ??= keyOfFile();
  const { CivicTable, LedgerTable } = tableNames();
  Object.assign(process.env, { CIVIC_TABLE: CivicTable, LEDGER_TABLE: LedgerTable });
  const client = databaseNow();
  const streamed = tables.map((table) => tableNames()[table]!);
  await Promise.all(
    [CivicTable!, LedgerTable!].filter((name) => !streamed.includes(name)).map((name) => dropTable(client, name)),
  );
  await createTables(client, service, { prefix, streams: tables });
  const positions: Checkpoints = {};
  for (const table of streamed) {
    await empty(client, table);
    Object.assign(positions, await endOf(client, table));
  }
  begun = positions;
  client.destroy();
};

const AT_ONCE = 25;

async function empty(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Items = [] } = await client.send(
      new ScanCommand({ TableName, ConsistentRead: true, ProjectionExpression: 'pk, sk' }),
    );
    if (Items.length === 0) return;
    for (let from = 0; from < Items.length; from += AT_ONCE) {
      const requests = Items.slice(from, from + AT_ONCE).map((Key) => ({ DeleteRequest: { Key } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    }
  }
}

const MARK = { pk: { S: 'MARK' }, sk: { S: 'MARK' } };

/** Where a stream ends, for every function that reads one: what a mark that comes and goes leaves in it last. */
async function endOf(client: DynamoDBClient, TableName: string): Promise<Checkpoints> {
  const api = streamsNow();
  const write = (request: { PutRequest: { Item: typeof MARK } } | { DeleteRequest: { Key: typeof MARK } }) =>
    client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [request] } }));
  const streamArn = (await api.streamOf(TableName))!;
  // Nothing can be the latest in a stream that is empty.
  await write({ PutRequest: { Item: MARK } });
  const shards = await api.shardsOf(streamArn);
  const newest = shards.at(-1)!;
  const iterator = await api.iterator(streamArn, newest, 'LATEST');
  await write({ DeleteRequest: { Key: MARK } });
  const { records } = await api.records(iterator, AT_ONCE);
  const last = records.at(-1);
  if (last?.eventName !== 'REMOVE') throw new Error('the stream does not end with its mark');
  const at = (shard: string) => (shard === newest ? last.dynamodb.SequenceNumber : 'done');
  return Object.fromEntries(
    Object.keys(service.functions).flatMap((name) =>
      shards.map((shard) => [`${name} ${streamArn} ${shard}`, at(shard)]),
    ),
  );
}
