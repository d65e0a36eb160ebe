import type { PaymentRule } from '@shared/subsidies';
import fc from 'fast-check';
import { addToYear, ruleInForce, yearOf } from './payment';

const payment = (
  programCode: string,
  amountFen: number,
  status: 'planned' | 'sent' | 'credited' | 'returned' = 'credited',
) => ({
  programCode,
  programName: `项目${programCode}`,
  amountFen,
  paidOn: '2026-03-12',
  status,
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
  expect(year).toEqual({
    year: 2026,
    totalFen: 95_500,
    count: 3,
    programs: [
      { programCode: 'BT39', programName: '项目BT39', totalFen: 60_000, count: 1 },
      { programCode: 'BT01', programName: '项目BT01', totalFen: 35_500, count: 2 },
    ],
  });
});

test('a year added to in any parts is the year added to at once, and its programs add up', () => {
  const payments = fc.array(
    fc
      .tuple(
        fc.constantFrom('BT01', 'BT03', 'BT39'),
        fc.integer({ min: 0, max: 1e10 }),
        fc.constantFrom('planned', 'sent', 'credited', 'returned'),
      )
      .map(([code, fen, status]) => payment(code, fen, status as 'credited')),
  );
  fc.assert(
    fc.property(payments, payments, (first, second) => {
      const whole = addToYear(2026, [...first, ...second]);
      expect(addToYear(addToYear(2026, first), second)).toEqual(whole);
      expect(whole.programs.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(whole.totalFen);
      expect(whole.programs.reduce((sum, { count }) => sum + count, 0)).toBe(whole.count);
    }),
  );
});

test('a payment counts in the year of its day', () => {
  expect(yearOf({ paidOn: '2025-12-31' })).toBe(2025);
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
});
