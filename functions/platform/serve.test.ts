import { AppError } from '@shared/errors';
import { defineRoute } from '@shared/route';
import * as z from '@shared/zod';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

process.env.STAGE = 'test';
process.env.CIVIC_TABLE = 'civic';
process.env.LEDGER_TABLE = 'ledger';

const echo = defineRoute({
  id: 'echo',
  method: 'POST',
  path: '/echo/{word}',
  summary: 'test',
  access: 'public',
  params: z.object({ word: z.string().check(z.maxLength(5, '太长了')) }),
  query: z.object({ times: z.optional(z.coerce.number()) }),
  body: z.object({ name: z.string().check(z.minLength(2, '至少两个字')) }),
  response: z.object({ said: z.string() }),
  errors: ['version.stale'],
});

async function send(operation: () => Promise<unknown>, event: Partial<APIGatewayProxyEventV2> = {}) {
  const { handle, serve } = await import('./serve');
  const lambda = serve({ 'POST /echo/{word}': async () => ({ echoHandler: handle(echo)(operation as never) }) });
  const answer = await lambda(
    {
      routeKey: 'POST /echo/{word}',
      pathParameters: { word: 'hello' },
      headers: {},
      body: '{"name":"王秀英"}',
      requestContext: { requestId: 'r1' },
      ...event,
    } as never,
    undefined as never,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '') as Record<string, unknown> };
}

let printed: string[] = [];
beforeEach(() => {
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
});
afterEach(() => jest.restoreAllMocks());

test('what is not declared does not leave', async () => {
  const { status, body } = await send(async () => ({ said: 'hi', openid: 'o123' }));
  expect({ status, body }).toEqual({ status: 200, body: { said: 'hi' } });
});

test('an answer outside its contract is internal, and shows nothing', async () => {
  const { status, body } = await send(async () => ({ said: 42 }));
  expect(status).toBe(500);
  expect(body).toMatchObject({ code: 'internal', requestId: 'r1' });
  expect(body).not.toHaveProperty('details');
});

test('an unexpected error is internal; its words, which may quote a person, are not logged', async () => {
  const { body } = await send(async () => Promise.reject(new Error('王秀英 511503195703154321')));
  expect(body.code).toBe('internal');
  expect(printed.join('')).not.toMatch(/王秀英|511503/);
  expect(printed.join('')).toContain('r1');
});

test('an error the route did not declare becomes internal', async () => {
  expect((await send(async () => Promise.reject(new AppError('reports.wrongState')))).body.code).toBe('internal');
  expect((await send(async () => Promise.reject(new AppError('version.stale', { version: 3 })))).body).toMatchObject({
    code: 'version.stale',
    details: { version: 3 },
  });
});

test('a malformed body says which field, in Chinese', async () => {
  const { status, body } = await send(async () => ({ said: '' }), { body: '{"name":"王"}' });
  expect(status).toBe(400);
  expect(body.details).toEqual([{ path: 'name', message: '至少两个字' }]);
  expect((await send(async () => ({ said: '' }), { body: '{"name"' })).status).toBe(400);
  expect((await send(async () => ({ said: '' }), { body: '{}' })).status).toBe(400);
});

test('a body over 64 KB is refused before it is read', async () => {
  expect((await send(async () => ({ said: '' }), { body: JSON.stringify({ name: 'x'.repeat(70_000) }) })).status).toBe(
    413,
  );
});

describe('what cannot be read is the sender’s mistake, not ours', () => {
  const ok = async () => ({ said: '' });
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  test.each<[string, Partial<APIGatewayProxyEventV2>]>([
    ['a value that breaks a check', { body: '{"name":{"length":{"toString":"x"}}}' }],
    ['a value without a value', { body: '{"name":{"toString":1,"valueOf":1}}' }],
    ['__proto__', { body: '{"name":"王秀英","__proto__":{"a":1}}' }],
    ['a nest', { body: deep }],
    ['a nest where a text belongs', { body: `{"name":${deep}}` }],
    ['half a letter', { body: '{"name":"王\\ud800"}' }],
    ['NUL', { body: '{"name":"王\\u0000秀英"}' }],
    ['no JSON', { body: 'name=王秀英' }],
    ['a list', { body: '[]' }],
    ['nothing', { body: 'null' }],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['a text', { headers: { 'content-type': 'text/plain' } }],
    ['no base 64', { isBase64Encoded: true, body: '%%%' }],
    ['no UTF-8', { isBase64Encoded: true, body: Buffer.from([0x7b, 0xff, 0xfe]).toString('base64') }],
    [
      'a query that says one thing twice',
      { rawQueryString: 'times=1&times=2', queryStringParameters: { times: '1,2' } },
    ],
    ['NUL in the query', { queryStringParameters: { times: '\u0000' } }],
    ['no number', { queryStringParameters: { times: 'NaN' } }],
    ['half a letter in the path', { pathParameters: { word: '\ud800' } }],
  ])('%s', async (_, event) => {
    const { status, body } = await send(ok, event);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'request.malformed' });
    expect(body.message).toMatch(/[\u4e00-\u9fff]/);
    for (const { message } of body.details as { message: string }[]) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each<[string, Partial<APIGatewayProxyEventV2>]>([
    ['JSON with its letters named', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
    ['JSON in base 64', { isBase64Encoded: true, body: Buffer.from('{"name":"王秀英"}').toString('base64') }],
    ['a rare letter', { body: '{"name":"王𫰡"}' }],
  ])('%s is read', async (_, event) => expect((await send(ok, event)).status).toBe(200));

  test('a body that is too large in base 64', async () => {
    const body = Buffer.from(JSON.stringify({ name: 'x'.repeat(70_000) })).toString('base64');
    expect((await send(ok, { isBase64Encoded: true, body })).status).toBe(413);
  });
});

test('an unknown route is a 404 of ours', async () => {
  expect((await send(async () => ({ said: '' }), { routeKey: 'GET /nowhere' })).body.code).toBe('route.unknown');
});

test('a deployed stage refuses to start with a simulator', async () => {
  const { refuseSimulators } = await import('./env');
  const withEnvironment = (changes: Record<string, string>, check: () => void) => {
    const before = { ...process.env };
    Object.assign(process.env, changes);
    try {
      check();
    } finally {
      process.env = before;
    }
  };
  withEnvironment({ STAGE: 'prod', WECHAT_API_BASE: 'http://127.0.0.1:4001' }, () =>
    expect(refuseSimulators).toThrow(/WECHAT_API_BASE/),
  );
  withEnvironment({ STAGE: 'prod', DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' }, () =>
    expect(refuseSimulators).toThrow(/DYNAMODB_ENDPOINT/),
  );
  for (const WECHAT_PAY_API_BASE of ['http://127.0.0.1:4001', 'https://pay.example.com'])
    withEnvironment({ STAGE: 'prod', WECHAT_API_BASE: 'https://api.weixin.qq.com', WECHAT_PAY_API_BASE }, () =>
      expect(refuseSimulators).toThrow(/WECHAT_PAY_API_BASE/),
    );
  const others = {
    STAGE: 'prod',
    WECHAT_API_BASE: 'https://api.weixin.qq.com',
    DYNAMODB_ENDPOINT: '',
    S3_ENDPOINT: '',
  };
  for (const base of [
    'http://bank.example.com',
    'https://LOCALHOST:4001',
    'https://localhost.',
    'https://bank.localhost',
    'https://0.0.0.0',
    'https://127.1',
    'https://0x7f000001',
    'https://2130706433',
    'https://0177.0.0.1',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://10.1.2.3',
    'https://172.20.0.1',
    'https://192.168.1.1',
    'https://169.254.169.254',
    'https://bank',
    'https://bank.internal',
    'https://user:word@bank.example.com',
    'https://bank.example.com@127.0.0.1',
    'bank.example.com',
  ])
    for (const name of ['BANK_API_BASE', 'SMS_API_BASE'])
      withEnvironment({ ...others, [name]: base }, () => expect(refuseSimulators).toThrow(name));
  withEnvironment({ ...others, BANK_API_BASE: 'https://bank.example.com:8443/gateway' }, () =>
    expect(refuseSimulators).not.toThrow(),
  );
  for (const STAGE of ['local', 'test'])
    withEnvironment({ STAGE, AWS_LAMBDA_FUNCTION_NAME: 'orders' }, () => expect(refuseSimulators).toThrow(/stage/));
  withEnvironment(
    { STAGE: 'prod', WECHAT_API_BASE: 'https://api.weixin.qq.com', DYNAMODB_ENDPOINT: '', S3_ENDPOINT: '' },
    () => expect(refuseSimulators).not.toThrow(),
  );
});
