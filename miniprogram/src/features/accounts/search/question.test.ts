import { daysOf, questionOf } from './question';

const TODAY = '2026-02-20';

test.each([
  ['month', { from: '2026-02-01', until: '2026-02-31' }],
  ['thisYear', { from: '2026-01-01', until: '2026-12-31' }],
  ['lastYear', { from: '2025-01-01', until: '2025-12-31' }],
] as const)('%s is these days', (when, days) => expect(daysOf(when, TODAY)).toEqual(days));

test('nothing is asked while nothing is chosen', () => {
  expect(questionOf({ q: '  ' }, TODAY)).toBeUndefined();
  expect(questionOf({ q: '', minFen: undefined, from: '' }, TODAY)).toBeUndefined();
  expect(questionOf({ q: ' 修路 ', direction: 'expense', minFen: 0 }, TODAY)).toEqual({
    q: '修路',
    direction: 'expense',
    minFen: 0,
  });
});
