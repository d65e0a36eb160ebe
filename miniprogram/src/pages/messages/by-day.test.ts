import { byDay, clockOf, dayWords } from './by-day';

/** Just after midnight in China. */
const NOW = '2026-11-23T16:30:00.000Z';

test.each([
  ['2026-11-23T16:00:00.000Z', '今天'],
  ['2026-11-23T15:59:59.999Z', '昨天'],
  ['2026-11-22T15:59:59.999Z', '11月22日'],
  ['2025-12-31T16:00:00.000Z', '1月1日'],
  ['2025-12-31T15:59:59.999Z', '2025年12月31日'],
])('%s was %s', (at, words) => expect(dayWords(at, NOW)).toBe(words));

test('items keep their order under their days', () => {
  const items = ['2026-11-23T16:10:00.000Z', '2026-11-23T16:05:00.000Z', '2026-11-20T01:00:00.000Z'].map(
    (createdAt) => ({
      createdAt,
    }),
  );
  expect(byDay(items, NOW).map(({ day, items: those }) => [day, those.length])).toEqual([
    ['今天', 2],
    ['11月20日', 1],
  ]);
  expect(byDay([], NOW)).toEqual([]);
});

test('the clock in China, and none where the day alone is told', () => {
  expect([clockOf('2026-11-23T10:05:59.000Z'), clockOf('2026-11-22T16:00:00.000Z')]).toEqual(['18:05', undefined]);
});
