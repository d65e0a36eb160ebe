import { callsOf, type Fault, withFault } from '../../../tests/support/faults';
import { freshTables } from '../../../tests/support/tables';
import {
  agree,
  laterBy,
  leftTo,
  MORNING,
  outbox,
  type Reminding,
  run,
  runFor,
  sentTo,
  setTime,
  someone,
  startReminding,
  tell,
  type Told,
} from '../../../tests/support/reminding';

// Every call of a run, times every way it can fail.
let reminding: Reminding;
let her: Told;

beforeAll(async () => {
  await freshTables();
  setTime(MORNING);
  reminding = await startReminding();
});
afterAll(() => reminding.stop());
beforeEach(async () => {
  setTime(MORNING);
  her = await someone();
});

const mine = async () => (await outbox()).filter(({ accountId }) => accountId === her.accountId);
const told = async (more: object = {}) => {
  await agree(reminding, her);
  await tell(her, { sourceId: `of ${her.openid}`, ...more });
};

/** Runs on until everything that could move has moved: past the lease and past the first tries. */
const settle = async () => {
  await runFor(2);
  laterBy(5);
  await runFor(2);
};

test.each<Fault>(['down', 'throttled', 'conflict', 'answerLost'])(
  'the database is %s at any call of the sender: nothing is lost, nothing is sent twice',
  async (fault) => {
    await told();
    const { length: calls } = await callsOf(run);
    expect(calls).toBeGreaterThan(4);
    for (let at = 0; at < calls; at += 1) {
      setTime(MORNING);
      her = await someone();
      await told();
      await withFault(fault, at, run);
      await settle();
      const [reminder] = await mine();
      const received = sentTo(reminding, her).length;
      // `unknown` is what is not known: once at the most. Whatever is known, is so.
      expect({ at, state: reminder?.state, received: received <= 1 }).toEqual({
        at,
        state: expect.stringMatching(/^(sent|unknown)$/),
        received: true,
      });
      if (reminder?.state === 'sent') expect([received, await leftTo(her)]).toEqual([1, 0]);
      // Only a sender that died after it had claimed leaves one that nobody knows about.
      if (fault !== 'down') expect(reminder?.state).toBe('sent');
    }
  },
);

test('a sender that dies between the claim and the answer: unknown once its lease is over, and not before', async () => {
  await told();
  const { fetch } = globalThis;
  let reached: () => void;
  const sending = new Promise<void>((done) => (reached = done));
  jest.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    if (!String(input).includes('subscribe/send')) return fetch(input, init);
    reached();
    return new Promise<never>(() => undefined);
  });
  void run();
  await sending;
  jest.restoreAllMocks();
  expect((await mine()).map(({ state }) => state)).toEqual(['sending']);
  laterBy(2);
  await run();
  expect((await mine()).map(({ state }) => state)).toEqual(['sending']);
  laterBy(2);
  await run();
  expect((await mine()).map(({ state, reason }) => [state, reason])).toEqual([['unknown', 'lost']]);
  await settle();
  expect(sentTo(reminding, her)).toEqual([]);
});

test.each<Fault>(['down', 'throttled', 'conflict', 'answerLost'])(
  'the database is %s at any call of telling: a message and its reminder come together, once',
  async (fault) => {
    await agree(reminding, her);
    const source = () => tell(her, { sourceId: `of ${her.openid}` });
    const { length: calls } = await callsOf(source);
    for (let at = 0; at < calls; at += 1) {
      her = await someone();
      await agree(reminding, her);
      await withFault(fault, at, source).catch(() => undefined);
      // The stream delivers again what failed, and sometimes what did not.
      await source();
      await source();
      expect((await mine()).map(({ state }) => state)).toEqual(['waiting']);
    }
  },
);
