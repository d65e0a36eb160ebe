import fc from 'fast-check';
import {
  afterRefund,
  afterTrade,
  afterVoucher,
  askedAgain,
  booked,
  type Due,
  isRefundable,
  type TradeNews,
  unbooked,
} from './due-payment';
import { plainWords } from './wire/pay-client';

const AT = '2026-11-20T02:00:00.000Z';
const NEW: Due = { state: 'waiting', amountFen: 30_000, expiresAt: AT, asked: 0 };
const news = (state: TradeNews['state'], more: Partial<TradeNews> = {}): TradeNews => ({
  state,
  isElsewhere: false,
  isForeign: false,
  ...(['SUCCESS', 'REFUND'].includes(state) && { transactionId: '4200', paidAt: AT }),
  ...more,
});

const aNews = fc
  .tuple(
    fc.constantFrom<TradeNews['state'][]>('SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([state, isForeign, isElsewhere]) => news(state, { isForeign, isElsewhere }));

test('whatever WeChat says, in any order and however often, a payment is booked once at most and stays paid', () => {
  fc.assert(
    fc.property(fc.array(aNews, { maxLength: 12 }), (said) => {
      let due = NEW;
      let books = 0;
      for (const one of said) {
        const before = due;
        const outcome = afterTrade(due, one, AT);
        due = outcome.due;
        if (outcome.effect === 'book') books += 1;
        // Money is never taken back by a word about the trade, nor anything taken of one that is not of the order.
        if (before.state === 'paid' || before.state === 'late') expect(due).toBe(before);
        const isMoney = one.state === 'SUCCESS' || one.state === 'REFUND';
        if (one.isForeign && isMoney && before.state !== 'paid') expect(due.state).not.toBe('paid');
        if (one.isElsewhere && isMoney) expect(due.state).toBe(before.state);
        // The same again changes nothing.
        expect(afterTrade(due, one, AT).effect).toBeUndefined();
      }
      expect(books).toBe(due.state === 'paid' ? 1 : 0);
    }),
  );
});

test('money after the close is late, and no rent', () => {
  const closed = afterTrade(NEW, news('CLOSED'), AT).due;
  expect(afterTrade(closed, news('SUCCESS'), AT)).toMatchObject({ due: { state: 'late' }, effect: 'late' });
});

test('a payment by another, or of another amount, ends the order and is no rent', () =>
  expect(afterTrade(NEW, news('SUCCESS', { isForeign: true, paidFen: 1 }), AT)).toMatchObject({
    due: { state: 'late', attention: 'differs', paidFen: 1 },
    effect: 'differs',
  }));

test('a success without a number or a time is not taken for money', () => {
  for (const more of [{ transactionId: undefined }, { paidAt: undefined }])
    expect(afterTrade(NEW, news('SUCCESS', more), AT)).toMatchObject({ due: { state: 'waiting' }, effect: 'differs' });
});

test('what could not be booked is told once, and forgotten when it is booked', () => {
  const paid = afterTrade(NEW, news('SUCCESS'), AT).due;
  const first = unbooked(paid, AT);
  expect(first.effect).toBe('unbooked');
  expect(unbooked(first.due, AT).effect).toBeUndefined();
  expect(booked(first.due, AT)).toMatchObject({ attention: undefined, bookedAt: AT });
});

test('its voucher is looked at until it has an end, and one that was sent back is told', () => {
  const paid = booked(afterTrade(NEW, news('SUCCESS'), AT).due, AT);
  expect(afterVoucher(paid, 'waiting', paid.nextAskAt!).due.nextAskAt! > paid.nextAskAt!).toBe(true);
  expect(afterVoucher(paid, 'ended', AT)).toEqual({ due: { ...paid, nextAskAt: undefined } });
  expect(afterVoucher(paid, 'returned', AT)).toMatchObject({
    due: { nextAskAt: undefined, attention: 'voucherReturned' },
    effect: 'voucherReturned',
  });
});

test('it is asked after longer each time, and an hour at the most', () => {
  let due = NEW;
  const waits = Array.from({ length: 8 }, () => {
    due = askedAgain(due, AT);
    return (Date.parse(due.nextAskAt!) - Date.parse(AT)) / 1000;
  });
  expect(waits).toEqual([20, 60, 180, 600, 1800, 3600, 3600, 3600]);
});

test('a refund arrives once, whatever is said after and before', () => {
  const statuses = fc.constantFrom('SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL' as const);
  fc.assert(
    fc.property(fc.array(statuses, { maxLength: 8 }), (said) => {
      let due: Due = { ...NEW, state: 'paid', refund: { state: 'sending' } };
      let back = 0;
      for (const status of said) {
        const outcome = afterRefund(due, status, AT);
        due = outcome.due;
        if (outcome.effect === 'takeBack') back += 1;
      }
      expect(back).toBe(due.refund!.state === 'refunded' ? 1 : 0);
      // A second refund is asked for only where the first surely did not go out.
      expect(isRefundable(due)).toBe(due.refund!.state === 'failed');
    }),
  );
});

test('a refund that was given up and arrived all the same is heard, and nothing else of it', () => {
  const failed: Due = {
    ...NEW,
    state: 'paid',
    paidAt: AT,
    bookedAt: AT,
    refund: { state: 'failed', endedAt: '2026-11-20T00:00:00.000Z' },
  };
  expect(afterRefund(failed, 'SUCCESS', '2026-11-21T00:00:00.000Z')).toMatchObject({
    due: { refund: { state: 'refunded' } },
    effect: 'takeBack',
  });
  for (const status of ['CLOSED', 'PROCESSING', 'ABNORMAL'] as const)
    expect(afterRefund(failed, status, '2026-11-21T00:00:00.000Z').due).toBe(failed);
});

test('a refund that did not arrive is asked about again each day', () => {
  const sent: Due = { ...NEW, state: 'paid', paidAt: AT, bookedAt: AT, refund: { state: 'processing' } };
  const { due } = afterRefund(sent, 'ABNORMAL', AT);
  expect(due.nextAskAt).toBe('2026-11-21T02:00:00.000Z');
  expect(askedAgain(due, due.nextAskAt!).nextAskAt).toBe('2026-11-22T02:00:00.000Z');
  expect(afterRefund(due, 'PROCESSING', AT).due.refund!.state).toBe('processing');
});

test('what parts cells and lines of a bill is in no description', () => {
  expect(plainWords('合同租金 A,1`2\r\n3𠮷')).toBe('合同租金 A 1 2  3');
});
