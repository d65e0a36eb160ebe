import fc from 'fast-check';
import { estimate, wilson } from './intervals';
import { sumTallies } from './tally';

const byDay = (days: readonly number[]) => {
  const by: Record<string, number> = {};
  for (const day of days) by[day] = (by[day] ?? 0) + 1;
  return by;
};
const span = (over: readonly number[], waiting: readonly number[] = []) => ({
  over: byDay(over),
  waiting: byDay(waiting),
});

test('with nobody waiting the median is the median', () => {
  expect(estimate(span([1, 2, 3, 4, 5]))).toMatchObject({ median: 3, p90: 5, over: 5, waiting: 0 });
  expect(estimate(span([1, 2, 3, 4]))).toMatchObject({ median: 2 });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 }), (days) => {
      const sorted = [...days].sort((a, b) => a - b);
      expect(estimate(span(days)).median).toBe(sorted[Math.ceil(days.length / 2) - 1]);
    }),
  );
});

test('a known survival table: Kaplan and Meier’s example of 6-mercaptopurine (Freireich 1963)', () => {
  const done = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  expect(estimate(span(done, censored))).toMatchObject({ median: 23, low: 13 });
  expect(estimate(span(done, censored)).high).toBeUndefined();
});

test('leaving the slow ones lie never makes a median shorter', () => {
  const days = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(days, fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 20 }), (done, left) => {
      const before = estimate(span(done)).median!;
      const after = estimate(span(done, left)).median;
      expect(after ?? Infinity).toBeGreaterThanOrEqual(before);
    }),
  );
  expect(estimate(span([5, 5, 5], [80, 80, 80, 80])).median).toBeUndefined();
});

test('histograms of two months added up have the median of all', () => {
  const days = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, days, days, (a, b, waiting) => {
      const tally = (of: ReturnType<typeof span>) => ({ counts: {}, spans: { answerDays: of } });
      const both = sumTallies([tally(span(a)), tally(span(b, waiting))]);
      expect(estimate(both.spans.answerDays!)).toEqual(estimate(span([...a, ...b], waiting)));
    }),
  );
});

test.each([
  [0, 10, 0, 0.278],
  [10, 10, 0.722, 1],
  [5, 10, 0.237, 0.763],
  [81, 263, 0.255, 0.366],
])('Wilson for %i of %i', (successes, of, low, high) => {
  const [from, to] = wilson(successes, of);
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});
