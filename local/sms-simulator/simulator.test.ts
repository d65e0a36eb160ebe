import { type SmsSimulator, startSmsSimulator } from './simulator';

let clock: number;
let gateway: SmsSimulator;
let keys = 0;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T04:00:00Z');
  gateway = await startSmsSimulator({ port: 0, key: 'k', templates: { T1: ['day'] }, now: () => clock });
});
afterEach(() => gateway.stop());

const message = { phone: '13800000001', templateId: 'T1', params: { day: '11月23日' } };
const post = async (body: object, headers: Record<string, string> = {}) => {
  const reply = await fetch(`${gateway.apiBase}/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'idempotency-key': `key-${(keys += 1)}`, ...headers },
    body: JSON.stringify(body),
  });
  return ((await reply.json()) as { result: string }).result;
};

test('takes a message, and the same one twice as one', async () => {
  expect(await post(message, { 'idempotency-key': 'a' })).toBe('accepted');
  expect(await post(message, { 'idempotency-key': 'a' })).toBe('accepted');
  expect(await post({ ...message, phone: '13800000002' }, { 'idempotency-key': 'a' })).toBe('keyReused');
  expect(gateway.sent).toHaveLength(1);
});

test.each([
  ['a landline', { phone: '08313322110' }, 'badPhone'],
  ['an unregistered text', { templateId: 'T2' }, 'badTemplate'],
  ['a param missing', { params: {} }, 'badParams'],
  ['a param too many', { params: { day: '1', name: '2' } }, 'badParams'],
  ['21 characters', { params: { day: '一'.repeat(21) } }, 'badParams'],
  ['an address of a page', { params: { day: 'https://x' } }, 'badParams'],
])('refuses %s', async (_name, change, result) => {
  expect(await post({ ...message, ...change })).toBe(result);
});

test('refuses another key and no Idempotency-Key', async () => {
  expect(await post(message, { authorization: 'Bearer x' })).toBe('unauthorised');
  expect(await post(message, { 'idempotency-key': '' })).toBe('keyMissing');
});

test('one a minute, five an hour, ten a day for a number', async () => {
  expect([await post(message), await post(message)]).toEqual(['accepted', 'tooFrequent']);
  const results: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    clock += 60_001;
    results.push(await post(message));
  }
  expect(results).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'tooFrequent']);
  for (let i = 0; i < 8; i += 1) {
    clock += 30 * 60_000;
    results.push(await post(message));
  }
  expect(gateway.sent).toHaveLength(10);
  expect(results.at(-1)).toBe('tooFrequent');
  expect(await post({ ...message, phone: '13800000002' })).toBe('accepted');
});

test('a lost answer: it was sent, and sending again under the same key does not send again', async () => {
  await fetch(`${gateway.apiBase}/_dev/faults`, { method: 'POST', body: JSON.stringify({ kind: 'answerLost' }) });
  await expect(post(message, { 'idempotency-key': 'b' })).rejects.toThrow('fetch failed');
  expect(await post(message, { 'idempotency-key': 'b' })).toBe('accepted');
  expect(gateway.sent).toHaveLength(1);
});
