import { writeRow } from './row';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { freshTables } from '../../tests/support/tables';
import { StandingEntity } from '../reports/restrictions/restriction-store';
import { noStanding } from '../reports/restrictions/restriction';
import { aroundDynamoDB } from './dynamodb';
import { newId } from './id';
import { readMany } from './read-many';
import { AccountEntity, accountsById } from './sessions';
import { CivicTable, documentClient } from './tables';

const AT = '2026-11-30T00:00:00.000Z';

beforeAll(freshTables);

const readStandings = (senders: readonly string[]) =>
  readMany(
    StandingEntity,
    senders.map((who) => ({ who })),
  );

async function written(senders: readonly string[]): Promise<void> {
  for (const who of senders) await writeRow(StandingEntity, { ...noStanding(who), version: 1 });
}

/** A busy table gives no more than `each` rows a request. */
const givingAtMost = (each: number) =>
  aroundDynamoDB('call', (next) => async (operation, input) => {
    if (operation !== 'BatchGetItem') return next(operation, input);
    const [[table, { Keys }]] = Object.entries(input.RequestItems as Record<string, { Keys: object[] }>) as [
      [string, { Keys: object[] }],
    ];
    const asked = { [table]: { Keys: Keys.slice(0, each), ConsistentRead: true } };
    const left = Keys.slice(each);
    const answer = each > 0 ? await next(operation, { RequestItems: asked }) : { Responses: {} };
    return { ...answer, UnprocessedKeys: left.length > 0 ? { [table]: { Keys: left } } : {} };
  });

test('many rows are read in one request, those that are there', async () => {
  const senders = ['一', '二', '三'].map((name) => `test-${name}`);
  await written(senders.slice(0, 2));
  let requests = 0;
  const stop = aroundDynamoDB('call', (next) => (operation, input) => {
    requests += 1;
    return next(operation, input);
  });
  try {
    const rows = await readStandings(senders);
    expect(rows.map(({ who }) => who).sort()).toEqual(senders.slice(0, 2).sort());
    expect(requests).toBe(1);
    expect(await readStandings([])).toEqual([]);
    expect(requests).toBe(1);
  } finally {
    stop();
  }
});

test('what a busy table leaves over is asked for again; a table that gives nothing is an error, and no absence', async () => {
  const senders = ['left-1', 'left-2', 'left-3'];
  await written(senders);
  const stopHalf = givingAtMost(1);
  try {
    expect((await readStandings(senders)).map(({ who }) => who).sort()).toEqual(senders);
  } finally {
    stopHalf();
  }
  const stopAll = givingAtMost(0);
  try {
    await expect(readStandings(senders)).rejects.toThrow('left rows over');
  } finally {
    stopAll();
  }
});

test('of several accounts, one that was altered past us is nobody’s', async () => {
  const [first, altered] = [newId(AT), newId(AT)];
  for (const accountId of [first, altered])
    await writeRow(AccountEntity, { accountId, openid: `openid-${accountId}`, grants: [], version: 1, createdAt: AT });
  expect((await accountsById([altered, first, altered])).map(({ accountId }) => accountId)).toEqual([altered, first]);
  await documentClient.send(
    new UpdateCommand({
      TableName: CivicTable.getName(),
      Key: { pk: `ACCOUNT#${altered}`, sk: 'ACCOUNT' },
      UpdateExpression: 'SET openid = :other',
      ExpressionAttributeValues: { ':other': 'somebody else' },
    }),
  );
  expect((await accountsById([altered, first])).map(({ accountId }) => accountId)).toEqual([first]);
});
