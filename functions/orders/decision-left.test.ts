import type { LegState, OrderState } from '@shared/orders/payment-orders';
import { leftOfDecision } from './decision-left';
import type { Payment } from './order';

let serials = 0;
const payment = (amountFen: number, state: LegState = 'waiting'): Payment => ({
  ...{ serial: `S${(serials += 1)}`, state, asked: 0, payeeId: 'P', payeeName: '王秀英', accountMark: 'M', amountFen },
});
const order = (orderId: string, state: OrderState, ...payments: Payment[]) => ({ orderId, state, payments });

test('what goes out under a decision is taken from it, whoever signed how much of it', () => {
  const orders = [
    order('A', 'approving', payment(10)),
    order('B', 'approved', payment(20), payment(30)),
    order('C', 'paying', payment(40, 'unknown'), payment(50, 'paid')),
    order('D', 'finished', payment(60, 'paid')),
  ];
  expect(leftOfDecision(1000, 'E', orders)).toBe(1000 - 210);
  expect(leftOfDecision(1000, 'B', orders)).toBe(1000 - 160);
});

test('what was taken back, failed or came back is free again', () => {
  const states = ['draft', 'returned', 'rejected', 'recalled', 'expired'] as const;
  const ended = [payment(70, 'failed'), payment(80, 'returnedLater'), payment(5, 'paid')];
  const orders = [...states.map((state) => order(state, state, payment(100))), order('F', 'finished', ...ended)];
  expect(leftOfDecision(1000, 'E', orders)).toBe(995);
});
