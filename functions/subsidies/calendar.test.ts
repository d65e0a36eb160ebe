import { calendarOf, expectationOn, isRegular } from './calendar';
import { addToYear, type Counted, type KeptYear } from './payment';

const TODAY = '2026-11-20';
const payment = (
  programCode: string,
  paidOn: string,
  amountFen = 37_760,
  status: Counted['status'] = 'credited',
): Counted => ({
  paymentId: `${programCode}-${paidOn}-${status}`,
  programCode,
  programName: `项目${programCode}`,
  amountFen,
  paidOn,
  status,
  transfer: [{ status, on: paidOn }],
});
const yearsOf = (...payments: Counted[]): KeptYear[] =>
  [2024, 2025, 2026, 2027].map((year) =>
    addToYear(
      year,
      payments.filter(({ paidOn }) => paidOn.startsWith(String(year))),
    ),
  );
const calendar = (payments: Counted[], { today = TODAY, regular = true } = {}) =>
  calendarOf(yearsOf(...payments), today, () => regular);
const lines = (payments: Counted[], options?: { today?: string; regular?: boolean }) =>
  calendar(payments, options).months.flatMap(({ month, items }) =>
    items.map(({ programCode, state, usualOn, arrivedOn }) => [month, programCode, state, usualOn, arrivedOn]),
  );

test.each([
  ['2026-11-20', '2026-11-21', 'ahead'],
  ['2026-11-20', '2026-11-20', 'due'],
  ['2026-11-20', '2026-10-22', 'due'],
  ['2026-11-20', '2026-10-21', 'late'],
])('on %s what usually comes on %s is %s', (today, usualOn, state) => {
  expect(expectationOn(usualOn, today)).toBe(state);
});

test('what came is ticked off beside last year’s day, and expected again next year', () => {
  expect(lines([payment('BT01', '2025-06-18'), payment('BT01', '2026-07-03')])).toEqual([
    ['2026-07', 'BT01', 'arrived', '2025-06-18', '2026-07-03'],
    ['2027-07', 'BT01', 'ahead', '2026-07-03', undefined],
  ]);
});

test.each([
  ['2025-12-06', 'ahead', '2026-12'],
  ['2025-11-05', 'due', '2026-11'],
  ['2025-06-18', 'late', '2026-06'],
])('last year on %s and nothing yet this year is %s', (last, state, month) => {
  expect(lines([payment('BT01', last)])).toEqual([[month, 'BT01', state, last, undefined]]);
});

test('what is with the bank and what came back take the place of what is expected', () => {
  const with_ = (status: 'sent' | 'returned') =>
    lines([payment('BT01', '2025-06-18'), payment('BT01', '2026-06-20', 1, status)]).map(([, , state]) => state);
  expect(with_('sent')).toEqual(['underway']);
  expect(with_('returned')).toEqual(['returned']);
});

test('a quarter that was left out is late, the others are ticked off', () => {
  const quarters = (year: number, months: number[]) =>
    months.map((month) => payment('BT38', `${year}-${String(month).padStart(2, '0')}-14`));
  expect(
    lines([...quarters(2025, [3, 6, 9, 12]), ...quarters(2026, [3, 9])], { today: '2026-11-20' }).filter(([month]) =>
      String(month).startsWith('2026'),
    ),
  ).toEqual([
    ['2026-03', 'BT38', 'arrived', '2025-03-14', '2026-03-14'],
    ['2026-06', 'BT38', 'late', '2025-06-14', undefined],
    ['2026-09', 'BT38', 'arrived', '2025-09-14', '2026-09-14'],
    ['2026-12', 'BT38', 'ahead', '2025-12-14', undefined],
  ]);
});

test('one that comes once is never waited for', () => {
  expect(lines([payment('BT16', '2025-06-18')], { regular: false })).toEqual([]);
  expect(lines([payment('BT16', '2026-06-18')], { regular: false })).toEqual([
    ['2026-06', 'BT16', 'arrived', undefined, '2026-06-18'],
  ]);
  expect(['每年一次', '按月或按季', '一次性', '随时申领', '按灾情', undefined].map(isRegular)).toEqual([
    true,
    true,
    false,
    false,
    false,
    true,
  ]);
});

describe('paid month after month', () => {
  const monthly = (until: number, today: string, ...more: Counted[]) =>
    calendar(
      [
        ...Array.from({ length: 12 }, (_, at) => payment('BT29', `2025-${String(at + 1).padStart(2, '0')}-10`, 100)),
        ...Array.from({ length: until }, (_, at) => payment('BT29', `2026-${String(at + 1).padStart(2, '0')}-10`, 100)),
        ...more,
      ],
      { today },
    );
  test.each([
    [11, '2026-11-20', 'arrived'],
    [10, '2026-11-05', 'ahead'],
    [10, '2026-11-20', 'due'],
    [9, '2026-11-20', 'late'],
    [0, '2026-01-05', 'ahead'],
    [0, '2026-11-20', 'late'],
  ])('%i months of this year by %s: %s, in one line', (until, today, state) => {
    const { monthly: rows, months } = monthly(until, today);
    expect(rows.map((row) => row.state)).toEqual([state]);
    expect(months).toEqual([]);
  });
  test('one that came back is said first', () => {
    expect(monthly(10, '2026-11-20', payment('BT29', '2026-11-10', 100, 'returned')).monthly[0]?.state).toBe(
      'returned',
    );
  });
});

test('twelve months ahead: what came in this month last is not yet among next year’s', () => {
  const of = (today: string) => lines([payment('BT01', '2026-10-20')], { today }).map(([month]) => month);
  expect(of('2026-10-25')).toEqual(['2026-10']);
  expect(of('2026-11-01')).toEqual(['2026-10', '2027-10']);
});

test('someone never paid has an empty calendar', () => {
  expect(calendarOf([], TODAY, () => true)).toEqual({ monthly: [], months: [] });
});

describe('across the new year', () => {
  test.each([
    ['2026-12-31', [['2026-12', 'BT01', 'due', '2025-12-20', undefined]]],
    ['2027-01-01', [['2026-12', 'BT01', 'due', '2025-12-20', undefined]]],
    ['2027-01-20', [['2026-12', 'BT01', 'late', '2025-12-20', undefined]]],
    ['2027-12-19', [['2026-12', 'BT01', 'late', '2025-12-20', undefined]]],
    ['2027-12-20', []],
  ])('what came on 2025-12-20 and not in 2026 is still waited for on %s', (today, expected) => {
    expect(lines([payment('BT01', '2025-12-20')], { today })).toEqual(expected);
  });

  test('when it comes in January it is the one of December, and December is expected again', () => {
    expect(lines([payment('BT01', '2025-12-20'), payment('BT01', '2027-01-08')], { today: '2027-02-01' })).toEqual([
      ['2027-01', 'BT01', 'arrived', '2025-12-20', '2027-01-08'],
      ['2027-12', 'BT01', 'ahead', '2025-12-20', undefined],
    ]);
  });

  test('a quarter missed at the end of the year stays, beside those of this year', () => {
    const quarters = [3, 6, 9, 12].map((month) => payment('BT38', `2025-${String(month).padStart(2, '0')}-14`));
    const before = quarters.slice(0, 3).map(({ paidOn }) => payment('BT38', paidOn.replace('2025', '2026')));
    expect(lines([...quarters, ...before], { today: '2027-01-05' })).toEqual([
      ['2026-12', 'BT38', 'due', '2025-12-14', undefined],
      ['2027-03', 'BT38', 'ahead', '2026-03-14', undefined],
      ['2027-06', 'BT38', 'ahead', '2026-06-14', undefined],
      ['2027-09', 'BT38', 'ahead', '2026-09-14', undefined],
    ]);
  });

  test.each(['sent', 'returned', 'planned'] as const)(
    'what was %s in December is not forgotten in January',
    (status) => {
      const state = status === 'returned' ? 'returned' : 'underway';
      expect(
        lines([payment('BT01', '2025-12-20'), payment('BT01', '2026-12-28', 1, status)], { today: '2027-01-03' }),
      ).toEqual([['2026-12', 'BT01', state, '2026-12-28', undefined]]);
    },
  );

  test('what comes once, and what did come last year, leave nothing behind', () => {
    expect(lines([payment('BT16', '2025-12-20')], { today: '2027-01-01', regular: false })).toEqual([]);
    expect(lines([payment('BT01', '2025-12-20'), payment('BT01', '2026-11-30')], { today: '2027-01-01' })).toEqual([
      ['2027-11', 'BT01', 'ahead', '2026-11-30', undefined],
    ]);
  });

  test('29 February is looked for on the 28th where there is none', () => {
    const on = (today: string) => lines([payment('BT01', '2024-02-29')], { today }).map(([, , state]) => state);
    expect(['2025-02-27', '2025-02-28', '2025-03-29', '2025-03-30'].map(on)).toEqual([
      ['ahead'],
      ['due'],
      ['due'],
      ['late'],
    ]);
  });
});
