import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localDynamoDB } from './create-tables';
import { LOCAL_CREDENTIALS } from './environment';
import { delivered, failing } from './fixtures/echo';
import { fixture } from './fixtures/service';
import { startStack, type Stack } from './stack';

const folder = mkdtempSync(path.join(os.tmpdir(), 'stack-test-'));
const pages = path.join(folder, 'h5');
let stack: Stack;
/** How many calls were under way, each time that changed. */
const underWay: number[] = [];

const start = () =>
  startStack({
    service: fixture,
    prefix: 'fixture-',
    dataDir: path.join(folder, 'data'),
    staticDirectory: pages,
    onCalls: (count) => void underWay.push(count),
    people: [{ key: 'a', name: '王秀英', openid: 'o-a', phone: '13800000001', note: '' }],
  });

beforeAll(async () => {
  mkdirSync(path.join(pages, 'js'), { recursive: true });
  writeFileSync(path.join(pages, 'index.html'), '<h1>明白了</h1>');
  writeFileSync(path.join(pages, 'js/app.0123abcd.js'), '1');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  stack = await start();
});
afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));

const call = (target: string, init?: RequestInit) => fetch(`${stack.apiBase}${target}`, init);

describe('the API', () => {
  test('gives the Lambda API Gateway’s event, and answers with its result', async () => {
    const reply = await call('/echo/%E7%89%9B%20%E8%A7%92?x=1&x=2&y=%E6%9D%91', {
      headers: { Cookie: 'c=3', 'X-Upper': 'Yes' },
    });
    expect([reply.status, reply.headers.get('x-table'), reply.headers.getSetCookie()]).toEqual([
      201,
      'fixture-CivicTable',
      ['a=1', 'b=2'],
    ]);
    expect(await reply.json()).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo/{name}',
      rawPath: '/echo/牛 角',
      rawQueryString: 'x=1&x=2&y=%E6%9D%91',
      pathParameters: { name: '牛 角' },
      queryStringParameters: { x: '1,2', y: '村' },
      headers: { 'x-upper': 'Yes' },
      cookies: ['c=3'],
      isBase64Encoded: false,
      requestContext: {
        http: { method: 'GET', sourceIp: '127.0.0.1' },
        stage: '$default',
        requestId: expect.any(String),
      },
    });
  });

  test('says how many calls are under way, and that there are none, also after one that failed', async () => {
    underWay.length = 0;
    await Promise.all([call('/echo/a'), call('/throws'), call('/none')]);
    expect(Math.max(...underWay)).toBeGreaterThan(0);
    expect([underWay.length, underWay.at(-1)]).toEqual([6, 0]);
  });

  test('text as text, other bytes in base64', async () => {
    const post = async (type: string) =>
      (await call('/echo', { method: 'POST', body: '{"a":"村"}', headers: { 'content-type': type } })).json();
    expect(await post('application/json')).toMatchObject({ body: '{"a":"村"}', isBase64Encoded: false });
    expect(await post('image/png')).toMatchObject({
      body: Buffer.from('{"a":"村"}').toString('base64'),
      isBase64Encoded: true,
    });
  });

  test.each([
    ['a path that is no route', '/none', {}, 404, 'Not Found'],
    ['a method that is no route', '/throws', { method: 'DELETE' }, 404, 'Not Found'],
    ['a handler that throws', '/throws', {}, 500, 'Internal Server Error'],
    ['a handler that takes too long', '/slow', {}, 503, 'Service Unavailable'],
    [
      'more than 6 MB',
      '/echo',
      { method: 'POST', body: 'x'.repeat(6 * 1024 * 1024 + 1) },
      413,
      'Request Entity Too Large',
    ],
  ])('%s', async (_name, target, init, status, message) => {
    const reply = await call(target, init);
    expect([reply.status, await reply.json()]).toEqual([status, { message }]);
  });
});

test('a function that writes where its role does not let it is refused, as AWS would', async () => {
  const said = jest.mocked(console.error);
  expect((await call('/trespasses')).status).toBe(500);
  expect(String(said.mock.calls.flat().at(-1))).toBe(
    'AccessDeniedException: trespasses is not authorized to perform: dynamodb:PutItem on resource: CivicTable.Arn because no identity-based policy allows the dynamodb:PutItem action',
  );
});

describe('the pages', () => {
  const get = (target: string) => fetch(`${stack.origin}${target}`);

  test('files with their types; index.html for a path; a route of the API wins', async () => {
    const page = await get('/');
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html; charset=utf-8',
      '<h1>明白了</h1>',
    ]);
    expect((await get('/some/page')).status).toBe(200);
    expect((await get('/js/app.0123abcd.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/js/none.js')).status).toBe(404);
    expect((await get('/echo/x')).status).toBe(201);
  });

  test('nothing outside their folder', async () => {
    expect((await get('/..%2fsecret.txt')).status).toBe(404);
    expect((await get('/%2e%2e/secret.txt')).status).toBe(404);
  });

  test('the simulator’s /_dev on the same origin', async () => {
    expect(await (await get('/_dev/people')).json()).toMatchObject({ people: [{ name: '王秀英' }] });
  });
});

describe('in the background', () => {
  const put = async (pk: string) => {
    const client = localDynamoDB(stack.dynamodbEndpoint);
    await client.send(
      new PutItemCommand({
        TableName: 'fixture-CivicTable',
        Item: { pk: { S: pk }, sk: { S: 'x' }, _et: { S: 'Thing' } },
      }),
    );
    return client;
  };

  test('the stream: what passes the filter, in order, again after a failure', async () => {
    failing.set('second', 2);
    for (const pk of ['first', 'second', 'third']) await put(pk);
    const client = await put('fourth');
    await client.send(
      new DeleteItemCommand({ TableName: 'fixture-CivicTable', Key: { pk: { S: 'first' }, sk: { S: 'x' } } }),
    );
    await stack.settle();
    expect(delivered.items).toEqual(['first', 'second', 'third', 'fourth']);
  });

  test('the bucket: only under its prefix, with the key encoded as S3 does', async () => {
    const client = new S3Client({
      endpoint: stack.s3Endpoint,
      forcePathStyle: true,
      region: LOCAL_CREDENTIALS.region,
      credentials: LOCAL_CREDENTIALS,
    });
    for (const Key of ['copies/a', 'originals/张 三+1.jpg'])
      await client.send(new PutObjectCommand({ Bucket: 'fixture-mediabucket', Key, Body: 'x' }));
    await stack.settle();
    expect(delivered.keys).toEqual(['originals/张 三+1.jpg']);
  });

  test('kept between starts: the rows, and how far the stream was read', async () => {
    await stack.stop();
    delivered.items.length = 0;
    stack = await start();
    await put('fifth');
    await stack.settle();
    expect(delivered.items).toEqual(['fifth']);
  });
});

test('a port in use is one sentence', async () => {
  const { port } = new URL(stack.origin);
  const taken = startStack({
    service: fixture,
    port: Number(port),
    prefix: 'taken-',
  });
  await expect(taken).rejects.toThrow(`Port ${port} (明白了) is in use.`);
});
