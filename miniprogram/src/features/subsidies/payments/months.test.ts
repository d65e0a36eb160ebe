import type { Payment } from '@shared/subsidies/subsidies';
import { paidByMonth, paymentsNamed } from './months';

const payment = (paidOn: string, amountFen: number, status: Payment['status'] = 'credited', programName = '稻谷补贴') =>
  ({ paidOn, amountFen, status, programName }) as Payment;
const PAID = [
  payment('2026-11-16', 5_000, 'returned'),
  payment('2026-11-02', 10_001),
  payment('2026-10-31', 20_002, 'credited', '耕地地力保护补贴'),
  payment('2026-10-01', 30_003),
];

test('a month adds up what arrived in it, and nothing that was sent back', () => {
  expect(paidByMonth(PAID, true).map(({ month, arrivedFen }) => [month, arrivedFen])).toEqual([
    ['2026-11', 10_001],
    ['2026-10', 50_005],
  ]);
});

test('the last month loaded has no sum before the end of the list: more of it may come', () => {
  expect(paidByMonth(PAID, false).map(({ arrivedFen }) => arrivedFen)).toEqual([10_001, undefined]);
});

test('payments are found by their program', () => {
  expect(paymentsNamed(PAID, ' 耕地 ')).toHaveLength(1);
  expect(paymentsNamed(PAID, '')).toHaveLength(4);
});
