import type { LegState, OrderState } from '@shared/orders/payment-orders';
import { leftOfDecision } from './decision-left';
import type { Payment } from './order';

let serials = 0;
const payment = (amountFen: number, state: LegState = 'waiting'): Payment => ({
  ...{ serial: `S${(serials += 1)}`, state, asked: 0, payeeId: 'P', payeeName: '王秀英', accountMark: 'M', amountFen },
});
const order = (orderId: string, state: OrderState, ...payments: Payment[]) => ({
  ...{ orderId, state, payments, expiresOn: '2026-03-16' },
});

test('what goes out under a decision is taken from it, whoever signed how much of it', () => {
  const orders = [
    order('A', 'approving', payment(10)),
    order('B', 'approved', payment(20), payment(30)),
    order('C', 'paying', payment(40, 'unknown'), payment(50, 'paid')),
    order('D', 'finished', payment(60, 'paid')),
  ];
  expect(leftOfDecision(1000, order('E', 'draft'), orders)).toBe(1000 - 210);
  expect(leftOfDecision(1000, order('B', 'approved'), orders)).toBe(1000 - 160);
});

test('what was taken back, failed or came back is free again', () => {
  const states = ['draft', 'returned', 'rejected', 'recalled', 'expired'] as const;
  const ended = [payment(70, 'failed'), payment(80, 'returnedLater'), payment(5, 'paid')];
  const orders = [...states.map((state) => order(state, state, payment(100))), order('F', 'finished', ...ended)];
  expect(leftOfDecision(1000, order('E', 'draft'), orders)).toBe(995);
});

test('of two that wait, though both were submitted in one moment, the earlier is paid and the later is not', () => {
  const [first, second] = [order('A', 'approved', payment(60)), order('B', 'approved', payment(60))];
  const both = [second, first];
  expect(leftOfDecision(100, first, both)).toBe(100);
  expect(leftOfDecision(100, second, both)).toBe(40);
  // Over midnight the day goes before the id, and what has gone counts whoever came first.
  const later = { ...first, expiresOn: '2026-03-17' };
  expect([leftOfDecision(100, second, [later, second]), leftOfDecision(100, later, [later, second])]).toEqual([
    100, 40,
  ]);
  expect(leftOfDecision(100, first, [{ ...second, state: 'paying' }])).toBe(40);
  // Who submits anew comes last.
  expect(leftOfDecision(100, { ...first, state: 'draft', expiresOn: undefined }, both)).toBe(40);
});
