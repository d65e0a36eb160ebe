import { challengeOf, isTrivialCode, MOST_TRIES } from '@shared/orders/signing';
import fc from 'fast-check';
import { signsFrom, stateOf, triesOn } from './signing-code';

const DAY = '2026-11-23';
const NOON = `${DAY}T04:00:00.000Z`;
const awake = (tries: number, triedOn = DAY) => ({ signsFrom: NOON, triedOn, tries });

test.each([
  '111111',
  '123456',
  '654321',
  '890123',
  '321098',
  '121212',
  '123123',
  '730802',
  '020873',
  '080273',
  '197308',
])('%s is what is tried first', (code) => {
  expect(isTrivialCode(code, '1973-08-02')).toBe(true);
});

test('a day of birth is only its owner’s, and of the million most are good', () => {
  expect(isTrivialCode('730802')).toBe(false);
  expect(isTrivialCode('730802', '1990-01-01')).toBe(false);
  const all = Array.from({ length: 1_000_000 }, (_, code) => String(code).padStart(6, '0'));
  // 30 runs, 100 of a pair, 1000 of a half, with 10 of them twice and 10 three times.
  expect(all.filter((code) => isTrivialCode(code))).toHaveLength(30 + 100 + 1000 - 20);
});

test('a code sleeps for a day, then signs, and is locked by its fifth wrong one until the day in China is over', () => {
  expect(stateOf(undefined, NOON)).toBe('none');
  expect(signsFrom(NOON)).toBe('2026-11-24T04:00:00.000Z');
  expect(stateOf({ ...awake(0, ''), signsFrom: signsFrom(NOON) }, '2026-11-24T03:59:59.999Z')).toBe('asleep');
  expect(stateOf({ ...awake(0, ''), signsFrom: signsFrom(NOON) }, '2026-11-24T04:00:00.000Z')).toBe('awake');
  expect(stateOf(awake(MOST_TRIES - 1), NOON)).toBe('awake');
  expect(stateOf(awake(MOST_TRIES), `${DAY}T15:59:59.999Z`)).toBe('locked');
  expect(stateOf(awake(MOST_TRIES), `${DAY}T16:00:00.000Z`)).toBe('awake');
  expect(triesOn(awake(3), '2026-11-24')).toBe(0);
});

test('two acts have one challenge only where all of what is signed is the same, and WeChat takes it', () => {
  const act = fc.record({
    routeId: fc.constantFrom('approveOrder', 'payOrder', 'decideUnknownTransfer'),
    id: fc.constantFrom('01JD0000000000000000000000', '01JD0000000000000000000001'),
    version: fc.integer({ min: 1, max: 12 }),
    words: fc.array(fc.constantFrom('a'.repeat(43), 'b'.repeat(43), 'release', '1'), { minLength: 1, maxLength: 2 }),
  });
  const said = ({ routeId, id, version, words }: typeof act extends fc.Arbitrary<infer T> ? T : never) =>
    challengeOf(routeId, id, version, words);
  fc.assert(
    fc.property(act, act, (one, other) => {
      expect(said(one) === said(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      expect(said(one).length).toBeLessThanOrEqual(512);
    }),
  );
});
