import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDB, DynamoDBError, isConditionFailed } from './dynamodb';

// A stand-in for what DynamoDB Local never does: it checks signatures, throttles, fails and hangs up.

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI', sessionToken: 'a session' };
type Answer = { status?: number; body?: object } | 'hangUp';
let answers: Answer[] = [];
let seen: { target: string; body: Record<string, unknown>; signed: boolean }[] = [];
let server: Server;
let client: DynamoDB;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Whether a request is signed as AWS's documentation of Signature Version 4 says, what it is about included. */
function isSigned({ headers }: IncomingMessage, body: string): boolean {
  const [, scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const kept = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = ['POST', '/', '', kept.join(''), names, sha256(body)].join('\n');
  const [day = '', region = '', service = ''] = scope.split('/');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  const covers = ['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'].every((name) => names.includes(name));
  return covers && region === 'cn-north-1' && service === 'dynamodb' && hmac(key, toSign).toString('hex') === signature;
}

beforeEach(async () => {
  [answers, seen] = [[], []];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const target = String(request.headers['x-amz-target']);
      seen.push({ target, body: JSON.parse(text) as never, signed: isSigned(request, text) });
      const answer = answers.shift() ?? { body: {} };
      if (answer === 'hangUp') return response.destroy();
      response.writeHead(answer.status ?? 200, { 'x-amzn-requestid': 'r1' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new DynamoDB(() => ({ region: 'cn-north-1', endpoint, credentials: () => credentials }));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const refusal = (name: string, more: object = {}): Answer => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'said', ...more },
});
const get = () => client.send(new GetCommand({ TableName: 'T', Key: { pk: '王', sk: 'b' } }));
const write = () =>
  client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 'T', Item: { a: 1 } } }] }));

test('is signed as AWS signs, with the session and every value as DynamoDB writes it', async () => {
  await client.send(
    new PutCommand({ TableName: 'T', Item: { pk: '王', n: 1.5, gone: undefined, list: [{ Item: 'x', ok: true }] } }),
  );
  expect(seen).toEqual([
    {
      target: 'DynamoDB_20120810.PutItem',
      signed: true,
      body: {
        TableName: 'T',
        Item: { pk: { S: '王' }, n: { N: '1.5' }, list: { L: [{ M: { Item: { S: 'x' }, ok: { BOOL: true } } }] } },
      },
    },
  ]);
});

test('answers come back as JavaScript has them; a number that it cannot hold exactly is a BigInt', async () => {
  const row = { pk: { S: 'a' }, Items: { L: [{ N: '2' }] } };
  answers = [
    { body: { Items: [row], LastEvaluatedKey: { pk: { S: 'a' } }, Count: 1 } },
    { body: { Item: { n: { N: '9007199254740993' } } } },
  ];
  const query = { TableName: 'T', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'a' } };
  expect(await client.send(new QueryCommand(query))).toMatchObject({
    Items: [{ pk: 'a', Items: [2] }],
    LastEvaluatedKey: { pk: 'a' },
    Count: 1,
  });
  expect(seen[0]!.body.ExpressionAttributeValues).toEqual({ ':p': { S: 'a' } });
  expect(await get()).toMatchObject({ Item: { n: 9007199254740993n } });
});

test('bytes go and come as bytes, in a row and under a name that looks like theirs', async () => {
  await client.send(
    new PutCommand({ TableName: 'T', Item: { packed: Buffer.from('王'), more: [Uint8Array.of(1)], B: 'text' } }),
  );
  const wire = { packed: { B: '546L' }, more: { L: [{ B: 'AQ==' }] }, B: { S: 'text' } };
  expect(seen[0]!.body.Item).toEqual(wire);
  answers = [{ body: { Item: wire } }];
  const { Item } = await get();
  expect(Item).toEqual({ packed: Buffer.from('王'), more: [Buffer.of(1)], B: 'text' });
});

test.each<[string, Answer]>([
  ['throttled', refusal('ProvisionedThroughputExceededException')],
  ['failing', { status: 500, body: {} }],
  ['hanging up', 'hangUp'],
])('%s: tried again, and no more than four times', async (_, answer) => {
  jest.spyOn(Math, 'random').mockReturnValue(0.01);
  answers = [answer, answer, answer];
  await get();
  expect(seen).toHaveLength(4);
  answers = [answer, answer, answer, answer, answer];
  await expect(get()).rejects.toHaveProperty('message');
  expect(seen).toHaveLength(8);
  expect(seen.every(({ signed }) => signed)).toBe(true);
  jest.restoreAllMocks();
});

test('a transaction is tried again under its own name, another transaction has another', async () => {
  answers = [{ status: 500, body: {} }];
  await write();
  await write();
  const names = seen.map(({ body }) => body.ClientRequestToken);
  expect(names[0]).toEqual(expect.stringMatching(/^[\w-]{36}$/));
  expect(names[1]).toBe(names[0]);
  expect(names[2]).not.toBe(names[0]);
});

test('what DynamoDB refuses is not tried again, and says why', async () => {
  answers = [
    refusal('ConditionalCheckFailedException'),
    refusal('TransactionCanceledException', {
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    }),
  ];
  expect(isConditionFailed(await get().catch((error: unknown) => error))).toBe(true);
  await expect(write()).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    message: 'said',
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    $metadata: { httpStatusCode: 400, requestId: 'r1' },
  });
  expect(seen).toHaveLength(2);
});

test('an outage is not met with four times the load for long; what succeeds pays back', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0);
  answers = Array.from({ length: 1000 }, () => ({ status: 503, body: {} }));
  for (let call = 0; call < 100; call += 1) await expect(get()).rejects.toBeInstanceOf(DynamoDBError);
  // 100 tries were paid for.
  expect(seen).toHaveLength(200);
  answers = [];
  for (let call = 0; call < 5; call += 1) await get();
  answers = [{ status: 503, body: {} }];
  await get();
  jest.restoreAllMocks();
});

test('another command than those it knows is refused', () => {
  expect(() => client.send({ input: {} } as never)).toThrow(TypeError);
});
