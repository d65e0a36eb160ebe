import { middleOf, minutesPaid } from './order-times';

const hold = (state: 'open' | 'posted' | 'voided', minutes: number) => ({
  state,
  placedAt: '2026-12-31T15:30:00.000Z',
  resolvedAt: new Date(Date.parse('2026-12-31T15:30:00.000Z') + minutes * 60_000).toISOString(),
});

test('only what was paid counts, over the turn of the year too', () => {
  expect(minutesPaid([hold('posted', 90), hold('voided', 5), hold('open', 7), hold('posted', 30)])).toEqual([30, 90]);
});

test.each([
  [[], undefined],
  [[7], 7],
  [[1, 2], 2],
  [[1, 3, 100], 3],
  [[10, 20, 31, 1000], 26],
])('the middle of %j is %s', (minutes, middle) => expect(middleOf(minutes)).toBe(middle));
