import { requestAnonymousUpload } from '@shared/media/media';
import { requestChallenge } from '@shared/challenge';
import { callApi } from '../../../tests/support/api';
import { solved } from '../../../tests/support/challenge';
import { everyRow } from '../../../tests/support/every-row';
import { freshTables } from '../../../tests/support/tables';
import { newSecret } from '../../platform/sealed';
import { countUpload } from './count-upload';

const AT = '2026-11-23T02:00:00.000Z';
const GB = 1024 ** 3;
beforeEach(() => freshTables());

const many = async (owner: () => string, bytes: number, times: number) => {
  for (let count = 0; count < times; count += 1) await countUpload(owner(), bytes, AT);
};

test('a draft brings the files of two reports a day, and tomorrow again', async () => {
  await many(() => 'draft#one', 1000, 34);
  await expect(countUpload('draft#one', 1000, AT)).rejects.toMatchObject({ code: 'request.tooMany' });
  await countUpload('draft#other', 1000, AT);
  await countUpload('draft#one', 1000, '2026-11-24T02:00:00.000Z');
});

test('and so many bytes', async () => {
  await countUpload('draft#one', GB, AT);
  await expect(countUpload('draft#one', GB, AT)).rejects.toMatchObject({ code: 'request.tooMany' });
});

test('all drafts together have no limit that one sender could use up', async () => {
  let made = 0;
  await many(() => `draft#${(made += 1)}`, GB, 25);
  await countUpload('draft#another', GB, AT);
});

test('the first file of a draft on a day costs a proof, and what comes without one is counted nowhere', async () => {
  const body = { kind: 'image' as const, contentType: 'image/jpeg' as const, bytes: 1000, draftKey: newSecret() };
  const ask = (query: { proof?: string }) => callApi(requestAnonymousUpload, { body, query });
  expect((await ask({})).body.code).toBe('challenge.missing');
  expect(await everyRow()).toEqual([]);
  const proof = solved((await callApi(requestChallenge, { body: { purpose: 'draft' } })).body);
  expect((await ask({ proof })).status).toBe(200);
  // What one proof opened is open for the rest of the day.
  expect((await ask({})).status).toBe(200);
  const other = await callApi(requestAnonymousUpload, { body: { ...body, draftKey: newSecret() }, query: { proof } });
  expect(other.body.code).toBe('challenge.used');
});

test('who sends too many is told to wait, by the route itself', async () => {
  const body = { kind: 'image' as const, contentType: 'image/jpeg' as const, bytes: 1000, draftKey: newSecret() };
  const statuses = [];
  for (let count = 0; count < 35; count += 1) statuses.push((await callApi(requestAnonymousUpload, { body })).status);
  expect([...new Set(statuses.slice(0, 34))]).toEqual([200]);
  expect(statuses[34]).toBe(429);
});
