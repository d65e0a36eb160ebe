import type { AlertClosing } from '@shared/supervision/supervision';
import { type Counted, fallsBack, monthsKept, recordIn } from './record';

const day = (date: string) => `${date}T04:00:00.000Z`;
const alert = (raised: string, kind?: AlertClosing, closed = raised): Counted => ({
  code: 'YJ24',
  raisedAt: day(raised),
  ...(kind && { closing: { kind, closedAt: day(closed) } }),
});
const NEVER = '';

test('a year of months, this one last, by the day in China', () => {
  const months = monthsKept('2026-01-31T17:00:00.000Z');
  expect(months).toHaveLength(12);
  expect([months[0], months[10], months[11]]).toEqual(['2025-03', '2026-01', '2026-02']);
});

test('what was raised counts in its month, what was closed in the month it was closed, with the middle of the days it took', () => {
  const alerts = [
    alert('2026-10-01', 'real', '2026-11-10'),
    alert('2026-11-01', 'falseAlarm', '2026-11-03'),
    alert('2026-11-01', 'real', '2026-11-07'),
    { ...alert('2026-11-02'), wasMuted: true as const },
  ];
  expect(recordIn(['2026-09', '2026-10', '2026-11'], alerts)).toEqual([
    { month: '2026-10', raised: 1, closed: { real: 0, explained: 0, falseAlarm: 0, wrongData: 0 }, muted: 0 },
    {
      month: '2026-11',
      raised: 3,
      closed: { real: 2, explained: 0, falseAlarm: 1, wrongData: 0 },
      muted: 1,
      medianDays: 6,
    },
  ]);
  expect(recordIn(['2026-11'], alerts.slice(1, 3))[0]!.medianDays).toBe(4);
});

test('what is about somebody counts in fives, of whole months alone: nobody learns that one came', () => {
  const [own, about] = [
    [alert('2026-10-02', 'real')],
    (count: number) => Array.from({ length: count }, () => alert('2026-10-05', 'explained')),
  ];
  const months = ['2026-10', '2026-11'];
  expect(recordIn(months, own, about(4))).toEqual(recordIn(months, own));
  expect(recordIn(months, own, about(9))).toMatchObject([{ raised: 6, closed: { real: 1, explained: 5 } }]);
  expect(recordIn(['2026-09', '2026-10'], [], about(9))).toEqual([]);
});

const closings = (real: number, of: number) =>
  Array.from({ length: of }, (_, place) => alert('2026-11-05', place < real ? 'real' : 'explained'));

test.each([
  ['two of thirty real', 2, 30, true],
  ['three of thirty real', 3, 30, false],
  ['twenty-nine closings, none real', 0, 29, false],
])('%s: falls back %#', (_, real, of, falls) => {
  expect(fallsBack({}, closings(real, of), NEVER)).toBe(falls);
});

test('the last thirty are judged, not those before, nor those that the district knew when it decided', () => {
  const old = Array.from({ length: 30 }, () => alert('2026-05-01', 'real'));
  expect(fallsBack({}, [...old, ...closings(0, 30)], NEVER)).toBe(true);
  expect(fallsBack({}, closings(0, 30), day('2026-11-06'))).toBe(false);
});

test('what cannot be true in an honest book stays', () => {
  expect(fallsBack({ impossible: true }, closings(0, 30), NEVER)).toBe(false);
});
