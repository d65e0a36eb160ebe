import {
  daysOfPeriod,
  dueOn,
  DUTIES,
  type DutyCode,
  type DutyRecord,
  firstDue,
  nextPeriod,
  periodAfter,
  periodOn,
  periodWords,
  standingsOn,
} from './duties';

const since = Object.fromEntries(DUTIES.map(({ code, every }) => [code, every === 'year' ? '2026' : '2026-Q1']));
const record = (...met: [code: DutyCode, period: string, publishedAt: string][]): DutyRecord => ({
  since: since as DutyRecord['since'],
  met: met.map(([code, period, publishedAt], place) => ({ code, period, publishedAt, noticeId: `N${place}` })),
});
const finance = (given: DutyRecord, day: string) =>
  standingsOn(given, `${day}T04:00:00.000Z`, day).find(({ code }) => code === 'finance')!;
const Q = (period: string, day: string): [DutyCode, string, string] => ['finance', period, `${day}T04:00:00.000Z`];

test.each([
  ['2026-01-01', '2026-Q1', ['2026-01-01', '2026-03-31']],
  ['2026-06-30', '2026-Q2', ['2026-04-01', '2026-06-30']],
  ['2026-12-31', '2026-Q4', ['2026-10-01', '2026-12-31']],
])('%s falls in the quarter %s', (day, period, days) => {
  expect(periodOn('quarter', day)).toBe(period);
  expect(daysOfPeriod(period)).toEqual(days);
});

test('periods follow each other over the year, and are said in words', () => {
  expect([periodAfter('2026-Q3'), periodAfter('2026-Q4'), periodAfter('2026')]).toEqual(['2026-Q4', '2027-Q1', '2027']);
  expect([periodWords('2026-Q3'), periodWords('2026')]).toEqual(['2026年第三季度', '2026年']);
  expect([dueOn('finance', '2026-Q3'), dueOn('supervision', '2026')]).toEqual(['2026-10-15', '2027-01-31']);
});

test.each([
  ['nothing published, in the quarter', record(), '2026-03-31', 'upToDate', '2026-Q1', 0, 0],
  ['nothing published, the day after it', record(), '2026-04-01', 'dueSoon', '2026-Q1', 0, 0],
  ['nothing published, on the last day', record(), '2026-04-15', 'dueSoon', '2026-Q1', 0, 0],
  ['nothing published, a day late', record(), '2026-04-16', 'overdue', '2026-Q1', 1, 1],
  ['nothing published, two quarters late', record(), '2026-07-16', 'overdue', '2026-Q1', 92, 2],
  ['published in time', record(Q('2026-Q1', '2026-04-10')), '2026-04-16', 'upToDate', '2026-Q2', 0, 0],
  ['published before the quarter ended', record(Q('2026-Q1', '2026-03-20')), '2026-04-16', 'upToDate', '2026-Q2', 0, 0],
  ['published late', record(Q('2026-Q1', '2026-05-20')), '2026-05-20', 'upToDate', '2026-Q2', 0, 0],
  ['a gap is still asked for', record(Q('2026-Q2', '2026-07-10')), '2026-07-20', 'overdue', '2026-Q1', 96, 1],
  [
    'the gap made up',
    record(Q('2026-Q2', '2026-07-10'), Q('2026-Q1', '2026-07-20')),
    '2026-07-20',
    'upToDate',
    '2026-Q3',
    0,
    0,
  ],
  ['scheduled, not out yet', record(Q('2026-Q1', '2026-04-14')), '2026-04-13', 'dueSoon', '2026-Q1', 0, 0],
])('finance: %s', (_, given, day, state, period, overdueDays, missing) => {
  expect(finance(given, day)).toMatchObject({ state, period, overdueDays, missing });
});

test('the last publication is the latest, whatever its period', () => {
  const given = record(Q('2026-Q2', '2026-07-10'), Q('2026-Q1', '2026-07-20'));
  expect(finance(given, '2026-07-21').last).toMatchObject({ period: '2026-Q1', noticeId: 'N1' });
});

test('a village is sorted by the first day in time of what is asked for next', () => {
  expect(firstDue(record())).toBe('2026-04-15');
  const all = DUTIES.filter(({ every }) => every === 'quarter').map(({ code }): [DutyCode, string, string] => [
    code,
    '2026-Q1',
    '2026-04-10T04:00:00.000Z',
  ]);
  expect(firstDue(record(...all))).toBe('2026-07-15');
  expect(nextPeriod(record(...all), 'supervision')).toBe('2026');
});

test('each duty says where it comes from and how sure that is', () => {
  for (const { source, note, withinDays } of DUTIES) {
    expect(source.length).toBeGreaterThan(8);
    expect(note.length).toBeGreaterThan(8);
    expect(withinDays).toBeGreaterThan(0);
  }
});
