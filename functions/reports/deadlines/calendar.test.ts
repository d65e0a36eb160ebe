import fc from 'fast-check';
import { dayInChina } from '@shared/time';
import {
  afterPause,
  endOfPeriod,
  endOfWorkingDays,
  isAnnounced,
  isWorkingDay,
  workingDayFrom,
  workingDaysAfter,
  workingDaysBetween,
} from './calendar';

describe('isWorkingDay', () => {
  test.each([
    ['2026-03-12', true, 'a Thursday'],
    ['2026-03-14', false, 'a Saturday'],
    ['2026-02-14', true, 'a Saturday worked for 春节'],
    ['2026-02-28', true, 'the other one'],
    ['2026-02-17', false, '春节'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-24', true, 'the day after'],
    ['2026-10-10', true, 'a Saturday worked for 国庆'],
    ['2026-09-20', true, 'a Sunday worked for 国庆'],
    ['2025-10-08', false, '国庆 and 中秋 in 2025'],
    ['2027-01-01', true, 'not announced: a Friday'],
    ['2027-01-02', false, 'not announced: a Saturday'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  test('each year announced has 247 to 252 working days', () => {
    for (const year of [2025, 2026]) {
      expect(isAnnounced(year)).toBe(true);
      const all = Array.from({ length: 365 }, (_, place) =>
        new Date(Date.UTC(year, 0, 1 + place)).toISOString().slice(0, 10),
      );
      const worked = all.filter(isWorkingDay).length;
      expect(worked).toBeGreaterThanOrEqual(247);
      expect(worked).toBeLessThanOrEqual(252);
    }
    expect(isAnnounced(2027)).toBe(false);
  });
});

test.each([
  ['2026-03-12T01:00:00.000Z', 15, '2026-03-27'],
  // The fifteenth day is 2月18日, in 春节: the first working day after it.
  ['2026-02-03T01:00:00.000Z', 15, '2026-02-24'],
  // Late in the evening in China is still that day; at midnight it is the next.
  ['2026-03-12T15:59:59.999Z', 15, '2026-03-27'],
  ['2026-03-12T16:00:00.000Z', 15, '2026-03-30'],
  ['2026-08-02T01:00:00.000Z', 60, '2026-10-08'],
])('%s + %i days ends on %s', (from, days, last) => {
  expect(endOfPeriod(from, days)).toBe(`${last}T15:59:59.999Z`);
});

test.each([
  ['2026-02-13T01:00:00.000Z', 1, '2026-02-14'],
  ['2026-02-13T01:00:00.000Z', 2, '2026-02-24'],
  ['2026-09-30T01:00:00.000Z', 3, '2026-10-10'],
])('%s + %i working days ends on %s', (from, days, last) => {
  expect(endOfWorkingDays(from, days)).toBe(`${last}T15:59:59.999Z`);
});

test('a pause moves a deadline by the days it lasted, and no further than the next working day', () => {
  const deadline = '2026-03-27T15:59:59.999Z';
  const at = '2026-03-16T02:00:00.000Z';
  expect(afterPause(deadline, at, at)).toBe(deadline);
  expect(afterPause(deadline, at, '2026-03-16T02:00:00.001Z')).toBe('2026-03-30T15:59:59.999Z');
  expect(afterPause(deadline, at, '2026-03-19T02:00:00.000Z')).toBe('2026-03-30T15:59:59.999Z');
  expect(afterPause(deadline, at, '2026-03-20T02:00:00.000Z')).toBe('2026-03-31T15:59:59.999Z');
});

test('a period never ends early nor on a day off, and the working days in it are as many as asked', () => {
  const day = fc
    .integer({ min: 0, max: 800 })
    .map((place) => new Date(Date.UTC(2025, 0, 1 + place)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 90 }), (from, days) => {
      const end = dayInChina(endOfPeriod(`${from}T04:00:00.000Z`, days));
      expect(isWorkingDay(end)).toBe(true);
      expect(Date.parse(end) - Date.parse(from)).toBeGreaterThanOrEqual(days * 86_400_000);
      const last = workingDaysAfter(from, days);
      let counted = 0;
      for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(last); at += 86_400_000)
        if (isWorkingDay(new Date(at).toISOString().slice(0, 10))) counted += 1;
      expect(counted).toBe(days);
      expect(workingDayFrom(last)).toBe(last);
    }),
  );
});

test.each([
  ['2026-11-23', '2026-11-23', 0],
  ['2026-11-23', '2026-11-24', 1],
  ['2026-11-20', '2026-11-23', 1],
  ['2026-11-23', '2026-11-20', -1],
  ['2026-11-22', '2026-11-20', 0],
  ['2026-09-30', '2026-10-10', 3],
  ['2026-10-10', '2026-09-30', -3],
])('from %s until %s there are %s working days', (from, until, days) => {
  expect(workingDaysBetween(from, until)).toBe(days);
});
