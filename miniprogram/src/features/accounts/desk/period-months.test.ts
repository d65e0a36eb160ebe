import { monthsOf } from './period-months';

test.each([
  ['2026-03', [3]],
  ['2026-12', [12]],
  ['2026-Q1', [1, 2, 3]],
  ['2026-Q4', [10, 11, 12]],
])('%s', (period, months) => {
  expect(monthsOf(period)).toEqual(months);
});
