import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';
import { service } from '../../infrastructure/service';
import { createTables } from '../create-tables';
import { localNames } from '../environment';
import { keyOfFile } from '../../tests/support/local-world';
import { databaseNow, streamsNow } from '../../tests/support/tables';

/** DynamoDB lists a dropped table's stream for a day, a hundred streams to a page. */
const MORE_THAN_A_PAGE = 101;

test('the stream is that of the table now there, however many were dropped before it', async () => {
  // So many streams would make all that comes after in this worker's database wait.
  process.env.AWS_ACCESS_KEY_ID = keyOfFile();
  const prefix = 'dropped-';
  const client = databaseNow();
  for (let count = 0; count < MORE_THAN_A_PAGE; count += 1)
    await createTables(client, service, { prefix, fresh: true });
  client.destroy();
  const TableName = localNames(service, prefix).CivicTable!;
  await documentClient.send(new PutCommand({ TableName, Item: { pk: 'A', sk: 'B' } }));
  const api = streamsNow();
  const stream = (await api.streamOf(TableName))!;
  const [shard] = await api.shardsOf(stream);
  const { records } = await api.records(await api.iterator(stream, shard!), 10);
  expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT']);
});
