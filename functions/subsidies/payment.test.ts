import type { PaymentRule } from '@shared/subsidies';
import fc from 'fast-check';
import { addToYear, changedInYear, ruleInForce, supersededOn, paidIn } from './payment';

const payment = (
  programCode: string,
  amountFen: number,
  status: 'planned' | 'sent' | 'credited' | 'returned' = 'credited',
) => ({
  paymentId: `${programCode}-${amountFen}-${status}`,
  programCode,
  programName: `项目${programCode}`,
  amountFen,
  paidOn: '2026-03-12',
  status,
  transfer: [{ status, on: '2026-03-12' }],
});

test('only what was credited counts', () => {
  const year = addToYear(2026, [
    payment('BT01', 35_400),
    payment('BT01', 100),
    payment('BT39', 60_000),
    payment('BT03', 9_999, 'returned'),
    payment('BT03', 9_999, 'sent'),
    payment('BT03', 9_999, 'planned'),
  ]);
  expect(year).toMatchObject({ year: 2026, totalFen: 95_500, count: 3 });
  expect(year.programs.map(({ programCode, totalFen, count }) => [programCode, totalFen, count])).toEqual([
    ['BT39', 60_000, 1],
    ['BT01', 35_500, 2],
  ]);
  expect(year.returned.map(({ amountFen, reason }) => [amountFen, reason])).toEqual([[9_999, 'other']]);
  expect(year.underway).toHaveLength(2);
});

test('a program keeps what came in which month, and the newest payment whatever the order', () => {
  const on = (paidOn: string, amountFen: number, quantity: number) => ({
    ...payment('BT01', amountFen),
    paidOn,
    quantity,
    unit: '亩',
  });
  const [program] = addToYear(2026, [
    on('2026-06-18', 300, 3),
    on('2026-03-02', 100, 1),
    on('2026-06-02', 200, 2),
  ]).programs;
  expect(program?.months).toEqual([
    { month: 3, totalFen: 100, count: 1, lastOn: '2026-03-02' },
    { month: 6, totalFen: 500, count: 2, lastOn: '2026-06-18' },
  ]);
  expect(program?.last).toEqual({ paidOn: '2026-06-18', amountFen: 300, quantity: 3, unit: '亩' });
});

test('a payment that changes moves in its year: sent, returned, sent again, credited', () => {
  const at = (status: 'sent' | 'returned' | 'credited') => ({ ...payment('BT01', 500, status), paymentId: 'P' });
  const others = [payment('BT03', 1, 'returned'), payment('BT39', 2)];
  let year = addToYear(2026, [...others, at('sent')]);
  const look = () => [year.totalFen, year.underway.length, year.returned.length];
  expect(look()).toEqual([2, 1, 1]);
  year = changedInYear(year, at('sent'), at('returned'));
  expect(look()).toEqual([2, 0, 2]);
  year = changedInYear(year, at('returned'), at('sent'));
  expect(look()).toEqual([2, 1, 1]);
  year = changedInYear(year, at('sent'), at('credited'));
  expect(look()).toEqual([502, 0, 1]);
  expect(year).toEqual(addToYear(2026, [...others, at('credited')]));
});

test('a year added to in any parts is the year added to at once, and its programs add up', () => {
  const payments = fc.array(
    fc
      .tuple(
        fc.constantFrom('BT01', 'BT03', 'BT39'),
        fc.integer({ min: 0, max: 1e10 }),
        fc.constantFrom('planned', 'sent', 'credited', 'returned'),
        fc.integer(),
      )
      .map(([code, fen, status, id]) => ({ ...payment(code, fen, status as 'credited'), paymentId: String(id) })),
  );
  // Two payments never have one id.
  const distinct = (list: { paymentId: string }[]) =>
    new Set(list.map(({ paymentId }) => paymentId)).size === list.length;
  fc.assert(
    fc.property(payments, payments, (first, second) => {
      fc.pre(distinct([...first, ...second]));
      const whole = addToYear(2026, [...first, ...second]);
      expect(addToYear(addToYear(2026, first), second)).toEqual(whole);
      expect(whole.programs.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(whole.totalFen);
      expect(whole.programs.reduce((sum, { count }) => sum + count, 0)).toBe(whole.count);
    }),
  );
});

test('a payment counts in the year of its day', () => {
  expect(paidIn({ paidOn: '2025-12-31' })).toBe(2025);
});

describe('ruleInForce', () => {
  const rules = ['2026-01-01', '2024-01-01', '2026-07-01'].map((effectiveOn) => ({ effectiveOn }) as PaymentRule);
  test.each([
    ['2023-12-31', undefined],
    ['2024-01-01', '2024-01-01'],
    ['2025-12-31', '2024-01-01'],
    ['2026-06-30', '2026-01-01'],
    ['2026-07-01', '2026-07-01'],
    ['2030-01-01', '2026-07-01'],
  ])('on %s it is that of %s', (day, effectiveOn) => {
    expect(ruleInForce(rules, day)?.effectiveOn).toBe(effectiveOn);
  });

  test.each([
    ['2024-01-01', '2026-01-01'],
    ['2026-01-01', '2026-07-01'],
    ['2026-07-01', undefined],
  ])('the rule of %s is followed on %s', (effectiveOn, next) => {
    expect(supersededOn(rules, { effectiveOn } as PaymentRule)).toBe(next);
  });
});
