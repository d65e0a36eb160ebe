import fc from 'fast-check';
import { TransferStatus } from '@shared/subsidies/subsidies';
import { yearMonthOf } from '@shared/time';
import { addToYear } from '../subsidies/payment';
import { paymentOn } from '../subsidies/testing/payments';
import { monthsOf, sumsOf } from './payment-year';

const aPayment = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    amountFen: fc.integer({ min: 1, max: 1_000_000 }),
    status: fc.constantFrom(...TransferStatus.options),
    batchNo: fc.string({ minLength: 1 }),
  })
  .map(({ month, day, ...over }) =>
    paymentOn(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 'P', over),
  );
const aYear = fc.array(aPayment, { maxLength: 40 });

test('the paper’s sum of what arrived is what the page says of the year, and its months add up to it', () => {
  fc.assert(
    fc.property(aYear, (payments) => {
      const { arrived } = sumsOf(payments);
      const { totalFen, count } = addToYear(2026, payments);
      expect(arrived).toEqual({ fen: totalFen, count });
      expect(monthsOf(payments).reduce((sum, { arrivedFen }) => sum + arrivedFen, 0)).toBe(totalFen);
    }),
  );
});

test('every payment stands on the paper once, in its month, the months in their order', () => {
  fc.assert(
    fc.property(aYear, (payments) => {
      const months = monthsOf(payments);
      expect(months.map(({ month }) => month)).toEqual(
        [...new Set(payments.map(({ paidOn }) => yearMonthOf(paidOn)))].sort(),
      );
      for (const { month, payments: own } of months)
        expect(own).toEqual(payments.filter(({ paidOn }) => yearMonthOf(paidOn) === month));
      expect(months.flatMap(({ payments: own }) => own)).toHaveLength(payments.length);
    }),
  );
});

test('what came back and what is on its way are told apart, and each is in one sum', () => {
  const of = (status: TransferStatus, amountFen: number) => paymentOn('2026-03-12', 'P', { status, amountFen });
  expect(sumsOf([of('planned', 1), of('sent', 20), of('credited', 300), of('returned', 4_000)])).toEqual({
    arrived: { fen: 300, count: 1 },
    underway: { fen: 21, count: 2 },
    returned: { fen: 4_000, count: 1 },
  });
});
