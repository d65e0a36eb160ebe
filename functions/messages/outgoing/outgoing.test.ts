import fc from 'fast-check';
import {
  afterSending,
  BACKOFF_MINUTES,
  claimed,
  dropped,
  hasFailed,
  isQuiet,
  lapsed,
  LEASE_MINUTES,
  newOutgoing,
  type Outgoing,
  retried,
  type SendResult,
} from './outgoing';

const AT = '2026-11-23T04:00:00.000Z';
const minutesAfter = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;
const fresh = newOutgoing({
  outgoingId: 'O',
  accountId: 'A',
  channel: 'wechat',
  group: 'progress',
  createdAt: AT,
  dueAt: AT,
});

test('each try that reached nobody waits longer, a quarter more or less, and the last is the end', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
      let outgoing: Outgoing = fresh;
      for (const minutes of BACKOFF_MINUTES) {
        outgoing = afterSending(claimed(outgoing, AT), 'unavailable', AT, chance);
        expect(outgoing.state).toBe('waiting');
        expect(minutesAfter(AT, outgoing.dueAt)).toBeGreaterThanOrEqual(minutes * 0.75 - 0.001);
        expect(minutesAfter(AT, outgoing.dueAt)).toBeLessThanOrEqual(minutes * 1.25 + 0.001);
      }
      outgoing = afterSending(claimed(outgoing, AT), 'unavailable', AT, chance);
      expect([outgoing.state, outgoing.reason, outgoing.attempts]).toEqual(['dead', 'unreachable', 6]);
    }),
  );
});

test.each<[SendResult, Outgoing['state'], string | undefined]>([
  ['sent', 'sent', undefined],
  ['refused', 'refused', undefined],
  ['rejected', 'dead', 'rejected'],
  ['unknown', 'unknown', 'lost'],
])('%s: %s', (result, state, reason) => {
  const after = afterSending(claimed(fresh, AT), result, AT, 0.5);
  expect([after.state, after.reason, after.endedAt]).toEqual([state, reason, AT]);
  expect(hasFailed(after)).toBe(reason !== undefined);
});

test('a claim is a lease; one that ran out is not sent again by itself', () => {
  const mine = claimed(fresh, AT);
  expect([mine.state, minutesAfter(AT, mine.dueAt), mine.version]).toEqual(['sending', LEASE_MINUTES, 2]);
  expect([lapsed(mine, AT).state, lapsed(mine, AT).reason]).toEqual(['unknown', 'lost']);
});

test('the admin gives one all its tries again, or lets it be', () => {
  const dead = afterSending(claimed(fresh, AT), 'rejected', AT, 0.5);
  const later = '2026-11-24T04:00:00.000Z';
  expect(retried(dead, later)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: later, createdAt: later });
  expect(retried(dead, later).reason).toBeUndefined();
  expect([dropped(dead, later).state, hasFailed(dropped(dead, later))]).toEqual(['dropped', false]);
});

test.each([
  ['2026-11-23T13:59:59.000Z', false],
  ['2026-11-23T14:00:00.000Z', true],
  ['2026-11-23T16:30:00.000Z', true],
  ['2026-11-23T22:59:59.000Z', true],
  ['2026-11-23T23:00:00.000Z', false],
])('%s: people sleep: %s', (at, quiet) => expect(isQuiet(at)).toBe(quiet));
