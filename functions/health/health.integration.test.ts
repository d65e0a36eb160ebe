import { checkHealth, showHealth } from '@shared/health';
import { callApi } from '../../tests/support/api';
import { itIs } from '../../tests/support/it-is';
import { freshTables } from '../../tests/support/tables';
import { aroundDynamoDB } from '../platform/dynamodb';

let minute = 0;
let stop: (() => void) | undefined;

beforeAll(freshTables);
beforeEach(() => {
  // Each begins when nothing is remembered.
  minute += 2;
  itIs(new Date(Date.UTC(2026, 10, 28, 1, minute)).toISOString());
});
afterEach(() => {
  stop?.();
  stop = undefined;
});

/** Counts what is asked of DynamoDB, and fails it where it is told to. */
function watchTables(fails = false): { asked: number } {
  const seen = { asked: 0 };
  stop = aroundDynamoDB('call', (next) => (operation, input) => {
    seen.asked += 1;
    return fails ? Promise.reject(new Error('mingbaile-prod-civic cannot be reached')) : next(operation, input);
  });
  return seen;
}

test('says which code answers, and asks nothing for it', async () => {
  const seen = watchTables();
  const { status, body } = await callApi(showHealth);
  expect({ status, body, seen }).toEqual({ status: 200, body: { version: 'local' }, seen: { asked: 0 } });
});

test('tables, bucket and keys are looked at under the role of the function', async () => {
  const { status, body } = await callApi(checkHealth);
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: 'local', works: ['tables', 'bucket', 'keys'] });
});

test('asked fifty times at once it looks once, and again half a minute later', async () => {
  const seen = watchTables();
  const answers = await Promise.all(Array.from({ length: 50 }, () => callApi(checkHealth)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(seen.asked).toBe(2);
  itIs(new Date(Date.UTC(2026, 10, 28, 1, minute, 31)).toISOString());
  await callApi(checkHealth);
  expect(seen.asked).toBe(4);
});

test('a table that cannot be reached is 503, named by its kind and by nothing else', async () => {
  watchTables(true);
  const { status, body } = await callApi(checkHealth);
  expect(status).toBe(503);
  expect(body).toMatchObject({ code: 'health.failing', details: { failing: ['tables'] } });
  expect(JSON.stringify(body)).not.toMatch(/mingbaile|civic|arn:/);
});

test('keys that KMS does not know, and a bucket that is not there, fail too', async () => {
  const { WATCHED_KEYS, MEDIA_BUCKET } = process.env;
  Object.assign(process.env, { WATCHED_KEYS: `${WATCHED_KEYS}9`, MEDIA_BUCKET: 'nowhere' });
  const { status, body } = await callApi(checkHealth);
  Object.assign(process.env, { WATCHED_KEYS, MEDIA_BUCKET });
  expect({ status, ...body }).toMatchObject({ status: 503, details: { failing: ['bucket', 'keys'] } });
});
