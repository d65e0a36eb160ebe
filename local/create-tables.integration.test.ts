import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { databaseNow, freshTables } from '../tests/support/tables';

let client: DynamoDBClient;
/** Asked each time: tables with streams have names of their own. */
const civic = () => ({ TableName: process.env.CIVIC_TABLE! });
beforeAll(async () => {
  await freshTables({ streams: true });
  client = databaseNow();
});
afterAll(() => client.destroy());

test('the template’s tables: keys, indexes and stream, and nothing that deletes by the machine’s clock', async () => {
  const { Table } = await client.send(new DescribeTableCommand(civic()));
  expect(Table!.KeySchema!.map(({ AttributeName }) => AttributeName)).toEqual(['pk', 'sk']);
  expect(Table!.GlobalSecondaryIndexes!.map(({ IndexName }) => IndexName).sort()).toEqual(['gsi1', 'gsi2', 'gsi3']);
  expect(Table!.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  // The Ledger has its own only where a test delivers it.
  const ledger = await client.send(new DescribeTableCommand({ TableName: process.env.LEDGER_TABLE! }));
  expect(ledger.Table!.StreamSpecification).toBeUndefined();
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand(civic()));
  expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'DISABLED' });
});

test('fresh tables are empty', async () => {
  await freshTables();
  await client.send(new PutItemCommand({ ...civic(), Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  await freshTables();
  expect((await client.send(new ScanCommand(civic()))).Count).toBe(0);
});
