import fc from 'fast-check';
import {
  afterRefused,
  afterSent,
  hasSaid,
  isBusy,
  leftOf,
  type Line,
  MOST_LEFT,
  newLine,
  taken,
  withOneMore,
} from './line';

const AT = '2026-11-23T04:00:00.000Z';
const LATER = '2026-11-23T04:03:00.000Z';
const empty = newLine({ accountId: 'A', channel: 'wechat', group: 'work' });
const agreed = (times: number): Line =>
  Array.from({ length: times }).reduce<Line>((line) => withOneMore(line, 'T'), empty);

test('one more for each tap, to a bound; another template begins anew', () => {
  expect(leftOf(agreed(3), 'T')).toBe(3);
  expect(leftOf(agreed(MOST_LEFT + 9), 'T')).toBe(MOST_LEFT);
  expect(leftOf(agreed(3), 'OTHER')).toBe(0);
  expect(withOneMore(agreed(3), 'OTHER').left).toBe(1);
});

test('one less when one was sent; none when WeChat knows of none, but what was agreed to meanwhile', () => {
  const line = taken(agreed(3), LATER);
  expect(afterSent(line, AT)).toMatchObject({ left: 2, remindedAt: AT });
  expect(afterRefused(line, 3).left).toBe(0);
  expect(afterRefused(withOneMore(line, 'T'), 3).left).toBe(1);
});

test('one sender at a time, until its lease runs out', () => {
  const line = taken(agreed(1), LATER);
  expect([isBusy(line, AT), isBusy(line, LATER), isBusy(afterSent(line, AT), AT)]).toEqual([true, false, false]);
});

test('what is left is never below nothing, whatever comes in which order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('more', 'sent', 'refused')), (acts) => {
      let line = empty;
      for (const act of acts) {
        line =
          act === 'more'
            ? withOneMore(line, 'T')
            : act === 'sent'
              ? afterSent(line, AT)
              : afterRefused(line, line.left);
        expect(line.left).toBeGreaterThanOrEqual(0);
      }
      expect(line.version).toBe(acts.length);
    }),
  );
});

test('a reminder says what was made until it left, and nothing after', () => {
  const line = afterSent(agreed(1), LATER);
  expect([hasSaid(line, AT), hasSaid(line, LATER), hasSaid(line, '2026-11-23T05:00:00.000Z')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(hasSaid(empty, AT)).toBe(false);
});
