import { randomUUID } from 'node:crypto';
import { listMessages, markMessagesRead, MessageKind } from '@shared/messages/messages';
import { addSubscriptions, listSubscriptions } from '@shared/messages/subscriptions';
import { callApi, signInAs } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { freshTables } from '../../../tests/support/tables';
import { sendOne } from './send-one';
import {
  agree,
  laterBy,
  leftTo,
  MORNING,
  outbox,
  type Reminding,
  run,
  runFor,
  SEND,
  sentTo,
  setTime,
  someone,
  startReminding,
  tell,
  type Told,
  TOKEN,
} from '../../../tests/support/reminding';

let reminding: Reminding;
let her: Told;

beforeEach(async () => {
  await freshTables();
  setTime(MORNING);
  reminding = await startReminding();
  her = await someone();
});
afterEach(() => reminding.stop());

const states = async () => (await outbox()).map(({ state, reason }) => (reason ? `${state} ${reason}` : state)).sort();
const fault = (
  path: string,
  kind: 'systemError' | 'answerLost' | 'timeout' | 'errcode' | 'reset',
  times = 1,
  errcode = -1,
) => reminding.wechat.world.faults.set(path, { kind, times, errcode });

test('one who agreed is reminded once, in fixed words, and the page is the list of messages', async () => {
  await agree(reminding, her);
  expect(await leftTo(her)).toBe(1);
  await tell(her);
  await run();
  await run();
  expect(sentTo(reminding, her)).toEqual([
    {
      openid: her.openid,
      templateId: 'local-template-progress',
      page: 'pages/messages/index',
      data: { thing1: '您关心的事有新进展，点开看看', time2: '2026年11月23日 09:00' },
      at: MORNING,
    },
  ]);
  expect([await leftTo(her), await states()]).toEqual([0, ['sent']]);
});

test('one who did not agree is told in the app alone', async () => {
  await tell(her);
  await run();
  expect([sentTo(reminding, her), await outbox()]).toEqual([[], []]);
  expect((await callApi(listMessages, { token: her.token })).body.items).toHaveLength(1);
});

test('the same from the stream again makes no second reminder', async () => {
  await agree(reminding, her);
  await agree(reminding, her);
  await Promise.all([1, 2, 3].map(() => tell(her, { sourceId: 'same' })));
  await runFor(3);
  expect([sentTo(reminding, her).length, (await outbox()).length, await leftTo(her)]).toEqual([1, 1, 1]);
});

test('what comes before a reminder leaves is said by it; what comes after is said by the next', async () => {
  for (let i = 0; i < 3; i += 1) await agree(reminding, her);
  for (let i = 0; i < 3; i += 1) await tell(her);
  await runFor(2);
  expect([sentTo(reminding, her).length, await leftTo(her)]).toEqual([1, 2]);
  expect(await states()).toEqual(['needless', 'needless', 'sent']);
  await tell(her);
  await runFor(2);
  expect([sentTo(reminding, her).length, await leftTo(her)]).toEqual([2, 1]);
});

test('whoever has read it already is not reminded', async () => {
  await agree(reminding, her);
  await tell(her);
  await callApi(markMessagesRead, { token: her.token });
  await run();
  expect([sentTo(reminding, her), await states(), await leftTo(her)]).toEqual([[], ['needless'], 1]);
});

test('nobody is reminded while they sleep', async () => {
  await agree(reminding, her);
  setTime('2026-11-23T14:05:00.000Z');
  await tell(her);
  await run();
  setTime('2026-11-23T22:59:00.000Z');
  await run();
  expect(sentTo(reminding, her)).toEqual([]);
  laterBy(1);
  await run();
  expect(sentTo(reminding, her)).toHaveLength(1);
});

test('handlers are reminded at noon, of the morning together; no row tells when it was', async () => {
  await agree(reminding, her, 'work');
  setTime('2026-11-23T02:13:47.123Z');
  await tell(her, { kind: 'workArrived' });
  const [row] = await outbox();
  expect([row?.createdAt, row?.dueAt]).toEqual(['2026-11-23T04:00:00.000Z', '2026-11-23T04:00:00.000Z']);
  laterBy(10);
  await tell(her, { kind: 'workArrived' });
  await run();
  expect(sentTo(reminding, her)).toEqual([]);
  setTime('2026-11-23T04:00:00.000Z');
  await runFor(2);
  expect(sentTo(reminding, her).map(({ templateId }) => templateId)).toEqual(['local-template-work']);
});

test('43101 is final, and says that there is none left', async () => {
  await callApi(addSubscriptions, {
    token: her.token,
    body: { templateIds: ['local-template-progress'] },
    key: randomUUID(),
  });
  await tell(her);
  await runFor(10);
  expect([await states(), await leftTo(her)]).toEqual([['refused'], 0]);
});

test.each([47003, 40037, 41030])('%d is our mistake: dead at once', async (errcode) => {
  await agree(reminding, her);
  await tell(her);
  fault(SEND, 'errcode', 1, errcode);
  await runFor(10);
  expect([await states(), sentTo(reminding, her), await leftTo(her)]).toEqual([['dead rejected'], [], 1]);
});

test.each([-1, 45009, 45011, 40001, 42001])('%d passes: sent later, once', async (errcode) => {
  await agree(reminding, her);
  await tell(her);
  fault(SEND, 'errcode', 3, errcode);
  await runFor(30);
  expect([await states(), sentTo(reminding, her).length, await leftTo(her)]).toEqual([['sent'], 1, 0]);
});

test('after six tries it is dead', async () => {
  await agree(reminding, her);
  await tell(her);
  fault(SEND, 'errcode', 1_000, -1);
  for (let hour = 0; hour < 20; hour += 1) {
    await run();
    laterBy(hour === 0 ? 8 : 45);
  }
  expect(await states()).toEqual(['dead unreachable']);
});

test('WeChat is down for an hour: every reminder waits with all its tries, and then leaves once', async () => {
  const others = [her, await someone(), await someone()];
  for (const one of others) await agree(reminding, one);
  for (const one of others) await tell(one);
  fault(TOKEN, 'systemError', 1_000_000);
  for (let passed = 0; passed < 60; passed += 10) {
    await run();
    laterBy(10);
  }
  expect((await outbox()).map(({ state, attempts }) => [state, attempts])).toEqual(Array(3).fill(['waiting', 0]));
  fault(TOKEN, 'systemError', 0);
  await runFor(3);
  expect(others.map((one) => sentTo(reminding, one).length)).toEqual([1, 1, 1]);
});

test.each(['answerLost', 'reset'] as const)(
  'no answer (%s): it may have arrived, so it is not sent again',
  async (kind) => {
    await agree(reminding, her);
    await agree(reminding, her);
    await tell(her);
    fault(SEND, kind);
    await runFor(30);
    expect(await states()).toEqual(['unknown lost']);
    expect(sentTo(reminding, her)).toHaveLength(kind === 'answerLost' ? 1 : 0);
  },
);

test('two senders at once send once', async () => {
  const people = await Promise.all([her, ...(await Promise.all([1, 2, 3, 4].map(() => someone())))]);
  for (const one of people) await agree(reminding, one);
  for (const one of people) await tell(one);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(people.map((one) => sentTo(reminding, one).length)).toEqual([1, 1, 1, 1, 1]);
});

test('a list that is behind changes nothing: what it says is waiting has left', async () => {
  await agree(reminding, her);
  await agree(reminding, her);
  await tell(her);
  const [waiting] = await outbox();
  await run();
  await sendOne(waiting!, MORNING);
  await sendOne({ ...waiting!, createdAt: '2026-11-23T09:00:00.000Z' }, MORNING);
  expect([await states(), sentTo(reminding, her).length, await leftTo(her)]).toEqual([['sent'], 1, 1]);
});

test('a phone that says twice what was agreed to once is counted once; a template that is not ours counts for nothing', async () => {
  const key = randomUUID();
  const body = { templateIds: ['local-template-progress', 'another'] };
  await Promise.all([1, 2, 3].map(() => callApi(addSubscriptions, { token: her.token, body, key })));
  const { body: again } = await callApi(addSubscriptions, { token: her.token, body, key });
  expect(again.items.map((item) => [item.group, item.left])).toEqual([
    ['progress', 1],
    ['work', 0],
  ]);
});

test('where the district has no template nobody is asked, and nothing is sent', async () => {
  await agree(reminding, her);
  await tell(her);
  const { PROGRESS_TEMPLATE, WORK_TEMPLATE } = process.env;
  Object.assign(process.env, { PROGRESS_TEMPLATE: '', WORK_TEMPLATE: '' });
  try {
    expect((await callApi(listSubscriptions, { token: her.token })).body.items).toEqual([]);
    await run();
    expect([sentTo(reminding, her), await states()]).toEqual([[], ['refused']]);
  } finally {
    Object.assign(process.env, { PROGRESS_TEMPLATE, WORK_TEMPLATE });
  }
});

test('no row of the outbox says what was told, of what, or at which second', async () => {
  await agree(reminding, her);
  await agree(reminding, her, 'work');
  setTime('2026-11-23T02:13:47.123Z');
  const secrets = { reportId: '01KJ0000000000000000004F7K', sourceId: 'EVENT-SECRET' };
  for (const kind of MessageKind.options) await tell(her, { ...secrets, kind });
  const rows = (await everyRow()).filter(({ _et }) => _et === 'Outgoing' || _et === 'Line');
  expect(rows.length).toBeGreaterThan(MessageKind.options.length);
  const { items } = (await callApi(listMessages, { token: (await signInAs(her.openid)).token, query: { limit: 50 } }))
    .body;
  const text = JSON.stringify(rows);
  for (const secret of [...Object.values(secrets), ...MessageKind.options, ...items.map(({ messageId }) => messageId)])
    expect(text).not.toContain(secret);
  expect(JSON.stringify(rows.filter(({ group }) => group === 'work'))).not.toContain('02:13');
});
