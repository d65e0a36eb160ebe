import { minutesPaid } from './order-times';

const hold = (state: 'open' | 'posted' | 'voided', minutes: number) => ({
  state,
  placedAt: '2026-12-31T15:30:00.000Z',
  resolvedAt: new Date(Date.parse('2026-12-31T15:30:00.000Z') + minutes * 60_000).toISOString(),
});

test('only what was paid counts, over the turn of the year too', () => {
  expect(minutesPaid([hold('posted', 90), hold('voided', 5), hold('open', 7), hold('posted', 30)])).toEqual([30, 90]);
});
