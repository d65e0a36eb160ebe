import { AppError } from '@shared/errors';
import type { OrderView } from '@shared/orders/payment-orders';
import { NetworkError } from '@/platform/server/call';
import type { SendOnce } from '@/platform/server/use-send-once';
import { refusalOf } from '../detail/refused-submit';
import { sendOrder } from './send-order';

const ID = '01J9ZZZZZZZZZZZZZZZZZZZZZZ';
const order: OrderView = {
  ...{ orderId: ID, villageCode: '511503001201', payingAccountId: ID, kind: 'service', purpose: '公厕保洁' },
  ...{ accountCode: '513', paperIds: [ID], state: 'draft', totalFen: 100, payments: [], levels: [], signatures: [] },
  ...{ draftedAt: '2026-11-01T00:00:00.000Z', version: 1 },
};
const { villageCode } = order;
const body = {
  ...{ payingAccountId: ID, kind: 'service' as const, purpose: '公厕保洁', accountCode: '513', paperIds: [ID] },
  payments: [{ payeeId: ID, amountFen: 100 }],
};

/** Sends with these answers by route, and tells what was sent and how often the draft was dropped. */
async function sent(answers: Record<string, unknown>, isSubmitted = true) {
  const routes: string[] = [];
  const kept = jest.fn(() => routes.push('kept'));
  const sendOnce = (({ id }: { id: string }) => {
    routes.push(id);
    return answers[id] instanceof Error ? Promise.reject(answers[id]) : Promise.resolve(answers[id]);
  }) as SendOnce;
  const result = await sendOrder(sendOnce, { villageCode, body, isSubmitted, kept }).catch((error: unknown) => error);
  return { result, routes };
}

test.each([new AppError('orders.payeeCooling'), new AppError('orders.overBalance'), new NetworkError('timeout')])(
  'submitting was refused by %s: the phone keeps no draft, and the order is shown with the refusal',
  async (refused) => {
    const { result, routes } = await sent({ saveOrder: order, submitOrder: refused });
    expect(result).toEqual({ order, refused });
    expect(routes).toEqual(['saveOrder', 'kept', 'submitOrder']);
  },
);

test('what was saved or submitted is shown as it is now', async () => {
  const submitted: OrderView = { ...order, state: 'approving', version: 2 };
  expect((await sent({ saveOrder: order, submitOrder: submitted })).result).toEqual({ order: submitted });
  expect(await sent({ saveOrder: order }, false)).toEqual({ result: { order }, routes: ['saveOrder', 'kept'] });
});

test('somebody was first: theirs is shown, the draft is dropped and nothing is submitted', async () => {
  const newer: OrderView = { ...order, state: 'approving', version: 5 };
  const refused = new AppError('version.stale', newer);
  const { result, routes } = await sent({ saveOrder: refused });
  expect(result).toEqual({ order: newer, refused });
  expect(routes).toEqual(['saveOrder', 'kept']);
});

test.each([new AppError('orders.payeeUnknown'), new NetworkError('timeout')])(
  'saving was refused by %s: the draft stays',
  async (refused) => {
    const { result, routes } = await sent({ saveOrder: refused });
    expect(result).toBe(refused);
    expect(routes).toEqual(['saveOrder']);
  },
);

test('a refusal is told of the very order as it was, and of no other', () => {
  const error = new AppError('orders.payeeCooling');
  const refused = { orderId: ID, version: 1, error };
  expect(refusalOf(refused, order)).toBe(error);
  expect(refusalOf(refused, { ...order, version: 2 })).toBeUndefined();
  expect(refusalOf(refused, { ...order, orderId: 'other' })).toBeUndefined();
  expect(refusalOf(undefined, order)).toBeUndefined();
});
