import { requestAnonymousUpload } from '@shared/media';
import { callApi } from '../../tests/support/api';
import { freshTables } from '../../tests/support/tables';
import { newSecret } from '../platform/sealed';
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

test('all drafts together have a limit too; one who signs in is not stopped by it', async () => {
  let made = 0;
  await many(() => `draft#${(made += 1)}`, GB, 20);
  await expect(countUpload('draft#another', GB, AT)).rejects.toMatchObject({ code: 'request.tooMany' });
  await countUpload('account#1', GB, AT);
});

test('who sends too many is told to wait, by the route itself', async () => {
  const body = { kind: 'image' as const, contentType: 'image/jpeg' as const, bytes: 1000, draftKey: newSecret() };
  const statuses = [];
  for (let count = 0; count < 35; count += 1) statuses.push((await callApi(requestAnonymousUpload, { body })).status);
  expect([...new Set(statuses.slice(0, 34))]).toEqual([200]);
  expect(statuses[34]).toBe(429);
});
