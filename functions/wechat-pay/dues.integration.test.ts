import { recordRent } from '@shared/accounts/contracts';
import { approveVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import type { AnyRoute } from '@shared/route';
import { dayInChina, daysAfter, secondsAfter } from '@shared/time';
import { listDuePayments, receivePayNotice } from '@shared/wechat-pay/dues';
import type { Fault, NoticeFault } from '../../local/wechat-pay-simulator/records';
import { callApi } from '../../tests/support/api';
import { bring } from '../../tests/support/merchant';
import { DISTRICT, NIUJIAO } from '../../tests/support/people';
import { now } from '../platform/clock';
import { transact } from '../platform/transact';
import { dueOf, putBreak } from './due-store';
import { breakFound } from './settle';
import { openPayOffice, type PayOffice, type Who } from '../../tests/support/pay-office';

let office: PayOffice;

beforeEach(async () => {
  office = await openPayOffice();
});
afterEach(() => office.close());

/** One payment, one receipt, one voucher. */
const expectOnce = async () => {
  expect([(await office.card()).receipts.length, (await office.pendings()).length]).toEqual([1, 1]);
  expect(await office.breaks()).toEqual([]);
};

test('the party sees what is due, and to nobody else more is said than that they are not', async () => {
  expect((await office.due()).body).toMatchObject({ isParty: true, isOffered: true, amountFen: 30_000 });
  expect((await office.due('neighbour')).body).toEqual({ isParty: false, isOffered: true, amountFen: 0 });
  expect((await office.pay('neighbour')).status).toBe(404);
});

test('paid is what WeChat says: one receipt, one voucher that waits for people, and the village sees it', async () => {
  const first = await office.pay();
  expect(first.body.request).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) });
  const { duePaymentId } = first.body.payment;
  expect((await office.look(duePaymentId)).body.state).toBe('waiting');
  const trade = office.wechat.trades.get(duePaymentId)!;
  office.wechat.pay(trade.prepayId, trade.openid);
  await office.wechat.deliverWaiting();
  expect((await office.look(duePaymentId)).body).toMatchObject({
    state: 'paid',
    voucher: 'waiting',
    amountFen: 30_000,
  });
  await expectOnce();
  expect((await office.card()).arrearsFen).toBe(0);
  const [pending] = await office.pendings();
  expect(pending).toMatchObject({
    totalFen: 30_000,
    prepared: { name: '微信支付（系统制单）', mine: false },
    lines: [
      { accountCode: '11299', accountName: '微信支付待到账', debitFen: 30_000, counterparty: '王*英' },
      { accountCode: '501', accountName: '经营收入', creditFen: 30_000 },
    ],
  });
  const on = (route: AnyRoute, who: Who) =>
    callApi(route, { token: office.tokens[who], params: { villageCode: NIUJIAO, pendingId: pending!.pendingId } });
  expect((await on(reviewVoucher, 'first')).status).toBe(200);
  expect((await on(approveVoucher, 'first')).body.code).toBe('accounts.samePerson');
  expect((await on(approveVoucher, 'second')).status).toBe(200);
  expect((await office.look(duePaymentId)).body).toMatchObject({ voucher: 'inBook', voucherNo: expect.any(String) });
  expect((await office.due()).body.amountFen).toBe(30_000);
});

test('a command that is sent twice is one order, and the tap after it goes on with it', async () => {
  const key = 'a-key-of-sixteen-letters';
  const [one, two] = [await office.pay('party', key), await office.pay('party', key)];
  expect(two.body.payment.duePaymentId).toBe(one.body.payment.duePaymentId);
  expect((await office.pay()).body.payment.duePaymentId).toBe(one.body.payment.duePaymentId);
  expect(office.wechat.trades.size).toBe(1);
});

test('two taps at the same moment are one order', async () => {
  const answers = await Promise.all([office.pay(), office.pay(), office.pay()]);
  const ids = answers.filter(({ status }) => status === 200).map(({ body }) => body.payment.duePaymentId);
  expect(new Set(ids).size).toBe(1);
  expect(office.wechat.trades.size).toBe(1);
});

test('a notice that comes twice, late, or beside our own question is one payment', async () => {
  const id = await office.paid();
  const notice = office.wechat.noticeOfTrade(id);
  const answers = await Promise.all([bring(notice), bring(notice), office.look(id), office.leg()]);
  expect(answers.slice(0, 2).every((status) => status === 200)).toBe(true);
  await office.wechat.deliverWaiting();
  office.minutes(200);
  expect(await bring(office.wechat.noticeOfTrade(id))).toBe(200);
  await expectOnce();
});

test('a notice that comes before our own answer counts', async () => {
  office.wechat.fault({ kind: 'answerLost', on: 'jsapi', times: 1 });
  expect((await office.pay()).body.code).toBe('dues.unclear');
  const [trade] = [...office.wechat.trades.values()];
  office.wechat.pay(trade!.prepayId, trade!.openid);
  await office.wechat.deliverWaiting();
  expect((await office.look(trade!.outTradeNo)).body.state).toBe('paid');
  const again = await office.pay();
  expect([again.status, again.body.payment.amountFen]).toEqual([200, 30_000]);
  await expectOnce();
});

test.each<NoticeFault>(['badSignature', 'signTest', 'old', 'unknownSerial', 'flippedBit'])(
  'a notice with %s does nothing; asking does',
  async (fault) => {
    const id = await office.paid();
    expect(await bring(office.wechat.noticeOfTrade(id, fault))).toBe(401);
    expect(await dueOf(id)).toMatchObject({ state: 'waiting' });
    expect((await office.look(id)).body.state).toBe('paid');
    await expectOnce();
  },
);

test('a notice is read byte for byte, also where the gateway hands it on in base 64', async () => {
  const { headers, body } = office.wechat.noticeOfTrade(await office.paid());
  const octets = { ...headers, 'content-type': 'application/octet-stream' };
  const sent = (event: unknown) => callApi(receivePayNotice, { headers: octets, body: event });
  expect((await sent({ ...(JSON.parse(body) as object), more: 1 })).status).toBe(401);
  expect((await sent(JSON.parse(body))).status).toBe(200);
  await expectOnce();
});

test.each<[string, object, string]>([
  ['amount', { amount: { total: 1, currency: 'CNY' } }, 'late'],
  ['currency', { amount: { total: 30_000, currency: 'USD' } }, 'late'],
  ['payer', { payer: { openid: 'o-somebody' } }, 'late'],
  ['merchant', { mchid: '1900000110' }, 'waiting'],
  ['app', { appid: 'wx1' }, 'waiting'],
])('another %s than the order’s is no rent, and the office is told', async (_, more, state) => {
  const id = await office.paid();
  expect(await bring(office.wechat.noticeOfTrade(id, undefined, more))).toBe(200);
  expect(await dueOf(id)).toMatchObject({ state, attention: 'differs' });
  expect(await office.breaks()).toMatchObject([{ kind: 'differs', duePaymentId: id }]);
  expect([(await office.card()).receipts.length, (await office.pendings()).length]).toEqual([0, 0]);
});

test('what somebody else paid, in another amount, ends the order: there is another, and the whole of it goes back', async () => {
  const id = await office.paid();
  const trade = office.wechat.trades.get(id)!;
  office.wechat.trades.set(id, { ...trade, openid: 'o-somebody', totalFen: 29_000 });
  expect((await office.look(id)).body).toMatchObject({ state: 'late', attention: 'differs', paidFen: 29_000 });
  expect(await office.breaks()).toMatchObject([{ kind: 'differs', oursFen: 30_000, theirsFen: 29_000 }]);
  expect((await dueOf(id))!.nextAskAt).toBeUndefined();
  expect((await office.pay()).body.request?.signType).toBe('RSA');
  await office.ask(id);
  expect((await office.decide(id, 'second')).body.refund!.state).toBe('processing');
  office.wechat.endRefund(office.refundNo(), 'SUCCESS');
  await office.wechat.deliverWaiting();
  expect((await dueOf(id))!.refund!.state).toBe('refunded');
});

test.each<Fault['kind']>(['answerLost', 'errorAfterAccept', 'badSignature', 'old', 'rateLimit', 'down', 'cut'])(
  'when the order’s answer is %s, the next tap asks under the same number',
  async (kind) => {
    office.wechat.fault({ kind, on: 'jsapi', times: 1 });
    expect((await office.pay()).body.code).toBe('dues.unclear');
    const { status, body } = await office.pay();
    expect([status, body.request?.signType]).toEqual([200, 'RSA']);
    expect([...office.wechat.trades.keys()]).toEqual([body.payment.duePaymentId]);
  },
);

test('while WeChat says nothing, there is no other order; and what nobody paid is closed there before a new one', async () => {
  const old = (await office.pay()).body.payment.duePaymentId;
  office.minutes(14);
  office.wechat.fault({ kind: 'down', on: 'out-trade-no', times: 2 });
  expect((await office.pay()).body.code).toBe('dues.unclear');
  expect(office.wechat.trades.size).toBe(1);
  const next = (await office.pay()).body.payment.duePaymentId;
  expect(next).not.toBe(old);
  expect([office.wechat.trades.get(old)!.state, (await dueOf(old))!.state]).toEqual(['CLOSED', 'closed']);
});

test('what was paid in the moment of closing is paid, and there is no second order', async () => {
  const id = (await office.pay()).body.payment.duePaymentId;
  office.minutes(14);
  const trade = office.wechat.trades.get(id)!;
  office.wechat.pay(trade.prepayId, trade.openid);
  const { body } = await office.pay();
  expect([body.payment.duePaymentId, body.payment.state, body.request]).toEqual([id, 'paid', undefined]);
  expect(office.wechat.trades.size).toBe(1);
  await expectOnce();
});

test('an order that nobody paid is closed by the clock, and money after that is a task of the office', async () => {
  const id = (await office.pay()).body.payment.duePaymentId;
  office.minutes(17);
  await office.leg();
  expect([office.wechat.trades.get(id)!.state, (await dueOf(id))!.state]).toEqual(['CLOSED', 'closed']);
  office.wechat.payLate(id);
  await office.wechat.deliverWaiting();
  expect(await dueOf(id)).toMatchObject({ state: 'late', attention: 'late' });
  expect(await office.breaks()).toMatchObject([{ kind: 'late', duePaymentId: id, oursFen: 30_000 }]);
  expect([(await office.card()).receipts.length, (await office.pendings()).length]).toEqual([0, 0]);
});

test('money that came late is found by who paid it, also when there is a newer order, until it went back', async () => {
  const old = (await office.pay()).body.payment.duePaymentId;
  office.minutes(17);
  await office.leg();
  office.minutes(-17);
  const next = (await office.pay()).body.payment.duePaymentId;
  office.wechat.payLate(old);
  await office.wechat.deliverWaiting();
  expect((await office.due()).body).toMatchObject({
    payment: { duePaymentId: next },
    late: [{ duePaymentId: old, state: 'late', amountFen: 30_000 }],
  });
  expect((await office.due('neighbour')).body.late).toBeUndefined();
  expect((await office.ask(old)).status).toBe(200);
  await office.decide(old, 'second');
  office.wechat.endRefund(office.refundNo(), 'SUCCESS');
  await office.wechat.deliverWaiting();
  expect((await office.due()).body.late).toEqual([]);
});

test('money that the register cannot take is kept as paid, said once, and taken when it can be', async () => {
  const id = await office.paid();
  const { version } = await office.card();
  const body = { version, receivedOn: dayInChina(now()), amountFen: 45_000 };
  expect((await callApi(recordRent, { token: office.tokens.first, params: office.place, body })).status).toBe(200);
  await office.wechat.deliverWaiting();
  expect(await dueOf(id)).toMatchObject({ state: 'paid', attention: 'unbooked' });
  expect((await office.pay()).body.code).toBe('dues.unclear');
  office.minutes(70);
  await office.leg();
  expect(await office.breaks()).toMatchObject([{ kind: 'unbooked', duePaymentId: id }]);
  expect((await office.pendings()).length).toBe(0);
});

test('rent that was taken in cash while the order was open is booked ahead, and the office is told once', async () => {
  const id = await office.paid();
  const { version } = await office.card();
  const body = { version, receivedOn: dayInChina(now()), amountFen: 30_000 };
  expect((await callApi(recordRent, { token: office.tokens.first, params: office.place, body })).status).toBe(200);
  await office.wechat.deliverWaiting();
  expect(await dueOf(id)).toMatchObject({ state: 'paid', attention: 'paidAhead', bookedAt: expect.any(String) });
  await office.leg();
  expect(await office.breaks()).toMatchObject([{ kind: 'paidAhead', duePaymentId: id, oursFen: 30_000 }]);
  expect([(await office.card()).receipts.length, (await office.pendings()).length]).toEqual([2, 1]);
  expect((await office.ask(id)).status).toBe(200);
});

describe('going back', () => {
  test('takes two persons of the office', async () => {
    const id = await office.paidAndHeard();
    expect((await office.ask(id, 'party')).status).toBe(403);
    expect((await office.ask(id)).body.refund).toMatchObject({ state: 'asked', askedBy: '赵强' });
    expect((await office.ask(id, 'second')).body.code).toBe('dues.wrongState');
    expect((await office.decide(id, 'first')).body.code).toBe('dues.samePerson');
    expect((await office.decide(id, 'regulator')).status).toBe(403);
    expect(office.wechat.refunds.size).toBe(0);
    expect((await office.decide(id, 'second', false)).body.refund!.state).toBe('declined');
    expect((await office.ask(id)).status).toBe(200);
    expect((await office.decide(id, 'second')).body.refund!.state).toBe('processing');
    expect(office.wechat.refunds.size).toBe(1);
  });

  test('takes the receipt from the contract and the voucher that waits from the desk, however often it is said', async () => {
    const id = await office.paidAndHeard();
    await office.ask(id);
    await office.decide(id, 'second');
    office.wechat.endRefund(office.refundNo(), 'SUCCESS');
    const notice = office.wechat.noticeOfRefund(office.refundNo());
    await Promise.all([bring(notice), bring(notice)]);
    await office.wechat.deliverWaiting();
    expect((await office.look(id)).body).toMatchObject({ refund: { state: 'refunded' }, voucher: 'returned' });
    expect([(await office.card()).receipts.length, (await office.pendings()).length]).toEqual([0, 0]);
    expect((await office.due()).body.amountFen).toBe(30_000);
    expect((await office.pay()).body.request?.signType).toBe('RSA');
  });

  test('prepares the reversal of a voucher that is in the book, and no more', async () => {
    const id = await office.paidAndHeard();
    const { pendingId } = (await office.pendings())[0]!;
    const params = { villageCode: NIUJIAO, pendingId };
    await callApi(reviewVoucher, { token: office.tokens.first, params });
    await callApi(approveVoucher, { token: office.tokens.second, params });
    await office.ask(id);
    await office.decide(id, 'third');
    office.wechat.endRefund(office.refundNo(), 'SUCCESS');
    await office.wechat.deliverWaiting();
    expect(await office.pendings()).toMatchObject([{ state: 'prepared', reverses: { reason: '微信支付已退款' } }]);
    expect((await office.look(id)).body.voucher).toBe('inBook');
  });

  test.each<Fault['kind']>(['answerLost', 'errorAfterAccept', 'badSignature', 'down'])(
    'goes out once when its answer is %s',
    async (kind) => {
      const id = await office.paidAndHeard();
      await office.ask(id);
      office.wechat.fault({ kind, on: 'refund', times: 1 });
      expect((await office.decide(id, 'second')).body.refund!.state).toBe('sending');
      office.minutes(2);
      await office.leg();
      expect(office.wechat.refunds.size).toBe(1);
      office.wechat.endRefund(office.refundNo(), 'SUCCESS');
      office.minutes(5);
      await office.leg();
      expect((await office.look(id)).body.refund!.state).toBe('refunded');
    },
  );

  test('that WeChat closed leaves the money where it is; one that does not arrive is a task', async () => {
    const id = await office.paidAndHeard();
    await office.ask(id);
    await office.decide(id, 'second');
    office.wechat.endRefund(office.refundNo(), 'ABNORMAL');
    await office.wechat.deliverWaiting();
    expect((await office.look(id)).body).toMatchObject({ refund: { state: 'abnormal' }, attention: 'refundAbnormal' });
    expect(await office.breaks()).toMatchObject([{ kind: 'refundAbnormal' }]);
    expect((await office.card()).receipts.length).toBe(1);
    office.wechat.endRefund(office.refundNo(), 'CLOSED');
    await office.wechat.deliverWaiting();
    expect((await office.look(id)).body.refund!.state).toBe('failed');
    expect((await office.ask(id)).status).toBe(200);
  });
});

test('a refund that did not arrive is asked about each day, until the merchant mended it at WeChat', async () => {
  const id = await office.paidAndHeard();
  await office.ask(id);
  await office.decide(id, 'second');
  office.wechat.endRefund(office.refundNo(), 'ABNORMAL');
  await office.wechat.deliverWaiting();
  const aDayLater = async () => {
    office.minutes(24 * 60 + 1);
    await office.leg();
  };
  await aDayLater();
  const { refund, nextAskAt } = (await dueOf(id))!;
  expect([refund!.state, nextAskAt! > now()]).toEqual(['abnormal', true]);
  // It arrived, and the notice of it was lost.
  office.wechat.refunds.get(office.refundNo())!.state = 'SUCCESS';
  await aDayLater();
  expect(await dueOf(id)).toMatchObject({ refund: { state: 'refunded' } });
  expect((await office.card()).receipts.length).toBe(0);
});

test('what WeChat refuses under a number that it had taken before is not given up', async () => {
  office.wechat.fault({ kind: 'answerLost', on: 'jsapi', times: 1 });
  await office.pay();
  const [trade] = [...office.wechat.trades.values()];
  office.wechat.trades.set(trade!.outTradeNo, { ...trade!, content: 'another' });
  expect((await office.pay()).body.code).toBe('dues.unclear');
  expect((await dueOf(trade!.outTradeNo))!.state).toBe('created');
});

describe('at midnight', () => {
  const today = () => dayInChina(now());
  const midnight = () => `${today()}T16:00:00.000Z`;
  /** Paid at an instant by WeChat's clock, heard at another by ours. */
  const paidAround = async (paidAt: string, heardAt: string) => {
    const id = await office.paid();
    office.wechat.trades.get(id)!.paidAt = Date.parse(paidAt);
    office.setNow(heardAt);
    expect(await bring(office.wechat.noticeOfTrade(id))).toBe(200);
    expect(await dueOf(id)).toMatchObject({ state: 'paid', paidAt, bookedAt: expect.any(String) });
    return id;
  };
  const receivedOn = async () => (await office.card()).receipts.map((receipt) => receipt.receivedOn);

  test('what was paid a second before and heard after it is of the day before, and in that day’s bill', async () => {
    const [day, at] = [today(), midnight()];
    await paidAround(secondsAfter(at, -1), secondsAfter(at, 10));
    expect(await receivedOn()).toEqual([day]);
    for (const days of [1, 2]) {
      office.setNow(daysAfter(`${day}T03:00:00.000Z`, days));
      await office.leg();
    }
    expect([await office.breaks(), await office.breaks(DISTRICT, 'regulator')]).toEqual([[], []]);
  });

  test('what WeChat’s clock has as paid after it, and ours hears before, is booked and nobody’s task', async () => {
    const at = midnight();
    await paidAround(at, secondsAfter(at, -1));
    expect(await receivedOn()).toEqual([dayInChina(at)]);
    expect(await office.breaks()).toEqual([]);
    for (const days of [0, 1]) {
      office.setNow(daysAfter(`${dayInChina(at)}T03:00:00.000Z`, days));
      await office.leg();
    }
    expect([await office.breaks(), await office.breaks(DISTRICT, 'regulator')]).toEqual([[], []]);
  });
});

describe('the bill of a day', () => {
  const nextMorning = () => {
    const day = dayInChina(now());
    office.setNow(daysAfter(`${day}T03:00:00.000Z`, 1));
  };

  test('that says what our orders say has no break, and is compared once', async () => {
    await office.paid();
    await office.wechat.deliverWaiting();
    nextMorning();
    await office.leg();
    await office.leg();
    expect(await office.breaks()).toEqual([]);
    expect(await office.breaks(DISTRICT, 'regulator')).toEqual([]);
  });

  test('that could not be had in the morning is compared on a later one', async () => {
    const id = await office.paid();
    await office.wechat.deliverWaiting();
    office.wechat.trades.delete(id);
    nextMorning();
    office.wechat.fault({ kind: 'down', on: 'tradebill', times: 3 });
    await office.leg();
    expect(await office.breaks()).toEqual([]);
    office.minutes(24 * 60);
    await office.leg();
    expect(await office.breaks()).toMatchObject([{ kind: 'missingInBill', duePaymentId: id }]);
  });

  test('that could not be read for three days is a task of the district, once', async () => {
    await office.paidAndHeard();
    nextMorning();
    office.wechat.fault({ kind: 'cut', on: 'billdownload', times: 99 });
    for (const day of [1, 2]) {
      await office.leg();
      expect([day, await office.breaks(DISTRICT, 'regulator')]).toEqual([day, []]);
      office.minutes(24 * 60);
    }
    await office.leg();
    await office.leg();
    const [found, ...others] = await office.breaks(DISTRICT, 'regulator');
    expect(found).toMatchObject({ kind: 'billUnread', on: dayInChina(daysAfter(now(), -3)) });
    expect([others, await office.breaks()]).toEqual([[], []]);
  });

  test('for which a run had no time is compared by the next one, and no order is begun on that it could not end', async () => {
    const id = await office.paid();
    nextMorning();
    await office.leg(29_000, 13_000);
    expect((await dueOf(id))!.state).toBe('paid');
    office.wechat.trades.set('STRANGER000000000000000001', {
      ...office.wechat.trades.get(id)!,
      outTradeNo: 'STRANGER000000000000000001',
    });
    // Time for the bill, and not for its lines.
    await office.leg(29_000, 29_000, 29_000, 13_000);
    expect(await office.breaks(DISTRICT, 'regulator')).toEqual([]);
    await office.leg();
    expect(await office.breaks(DISTRICT, 'regulator')).toMatchObject([{ kind: 'unknownInBill' }]);
    const ordered = (await office.inThePresent(() => office.pay())).body.payment.duePaymentId;
    await office.leg(13_000);
    expect((await dueOf(ordered))!.asked).toBe(0);
  });

  test('finds the payment of which no notice came', async () => {
    const id = await office.paid();
    nextMorning();
    await office.leg();
    expect((await dueOf(id))!.state).toBe('paid');
    expect(await office.breaks()).toEqual([]);
  });

  test('with a payment of which WeChat is not sure what it says is compared when it is', async () => {
    const id = await office.paid();
    nextMorning();
    // The order is asked about, and then its line of the bill.
    office.wechat.fault({ kind: 'errorAfterAccept', on: 'out-trade-no', times: 2 });
    await office.leg();
    expect([await office.breaks(), (await dueOf(id))!.state]).toEqual([[], 'waiting']);
    await office.leg();
    expect([await office.breaks(), (await dueOf(id))!.state]).toEqual([[], 'paid']);
  });

  test('and our orders are compared by number and fen', async () => {
    const [mine, theirs] = [await office.paid(), { ...[...office.wechat.trades.values()][0]! }];
    await office.wechat.deliverWaiting();
    office.wechat.trades.set('STRANGER000000000000000001', { ...theirs, outTradeNo: 'STRANGER000000000000000001' });
    office.wechat.trades.set(mine, { ...theirs, totalFen: 29_999 });
    nextMorning();
    await office.leg();
    expect(await office.breaks()).toMatchObject([{ kind: 'billAmountDiffers', oursFen: 30_000, theirsFen: 29_999 }]);
    expect(await office.breaks(DISTRICT, 'regulator')).toMatchObject([{ kind: 'unknownInBill', theirsFen: 30_000 }]);
  });

  test('with two refunds of one payment that nobody here asked for has a task for each', async () => {
    const id = await office.paid();
    await office.wechat.deliverWaiting();
    for (const [refundNo, totalFen] of [
      ['HAND1', 10_000],
      ['HAND2', 5_000],
    ] as const)
      office.wechat.refunds.set(refundNo, {
        ...{ refundNo, outTradeNo: id, refundId: refundNo, totalFen, notifyUrl: undefined },
        ...{ createdAt: Date.parse(now()), state: 'SUCCESS' },
      });
    nextMorning();
    await office.leg();
    const found = await office.breaks();
    expect(found).toMatchObject([{ kind: 'refundMissingInBill' }, { kind: 'refundMissingInBill' }]);
    expect(found.map(({ theirsFen }) => theirsFen).sort()).toEqual([10_000, 5_000]);
  });

  test('with a refund that was somebody’s task before tasks named their refund opens no second one', async () => {
    const id = await office.paid();
    await office.wechat.deliverWaiting();
    const refund = { outTradeNo: id, notifyUrl: undefined, createdAt: Date.parse(now()), state: 'SUCCESS' as const };
    for (const [refundNo, totalFen] of [
      ['HAND1', 10_000],
      ['HAND2', 5_000],
    ] as const)
      office.wechat.refunds.set(refundNo, { ...refund, refundNo, refundId: refundNo, totalFen });
    const due = (await dueOf(id))!;
    const former = breakFound({ kind: 'refundMissingInBill', on: dayInChina(now()), theirsFen: 10_000, due }, now());
    await transact(putBreak(former, undefined));
    nextMorning();
    await office.leg();
    const found = await office.breaks();
    expect(found.map(({ theirsFen }) => theirsFen).sort()).toEqual([10_000, 5_000]);
    expect(found.find(({ theirsFen }) => theirsFen === 10_000)).toMatchObject({ breakId: former.breakId });
  });

  test('that lacks a payment of ours says so', async () => {
    const id = await office.paid();
    await office.wechat.deliverWaiting();
    office.wechat.trades.delete(id);
    nextMorning();
    await office.leg();
    expect(await office.breaks()).toMatchObject([{ kind: 'missingInBill', duePaymentId: id }]);
  });
});

test('the office sees the payments of its villages, and nobody those of others', async () => {
  const id = await office.paid();
  const list = (who: Who) => callApi(listDuePayments, { token: office.tokens[who], params: { villageCode: NIUJIAO } });
  expect((await list('first')).body.items).toMatchObject([{ duePaymentId: id }]);
  expect((await list('party')).status).toBe(403);
  expect((await office.look(id, 'neighbour')).status).toBe(404);
});

test('where the district has no merchant, nothing is offered and no notice is taken', async () => {
  const notice = office.wechat.noticeOfTrade(await office.paid());
  process.env.WECHAT_PAY_MERCHANT_ID = '';
  expect((await office.due()).body.isOffered).toBe(false);
  expect((await office.pay()).body.code).toBe('dues.notOffered');
  expect(await bring(notice)).toBe(401);
});
