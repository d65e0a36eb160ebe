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
  const lambda = serve([handle(echo)(operation as never)]);
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
  withEnvironment(
    { STAGE: 'prod', WECHAT_API_BASE: 'https://api.weixin.qq.com', DYNAMODB_ENDPOINT: '', S3_ENDPOINT: '' },
    () => expect(refuseSimulators).not.toThrow(),
  );
});
