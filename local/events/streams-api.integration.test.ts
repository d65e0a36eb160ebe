import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';
import { freshTables } from '../../tests/support/tables';
import { streamsApi } from './streams-api';

/** DynamoDB lists a dropped table's stream for a day, a hundred streams to a page. */
const MORE_THAN_A_PAGE = 101;

test('the stream is that of the table now there, however many were dropped before it', async () => {
  for (let count = 0; count < MORE_THAN_A_PAGE; count += 1) await freshTables({ streams: true });
  const TableName = process.env.CIVIC_TABLE!;
  await documentClient.send(new PutCommand({ TableName, Item: { pk: 'A', sk: 'B' } }));
  const api = streamsApi(process.env.DYNAMODB_ENDPOINT!);
  const stream = (await api.streamOf(TableName))!;
  const [shard] = await api.shardsOf(stream);
  const { records } = await api.records(await api.iterator(stream, shard!), 10);
  expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT']);
}, 60_000);
