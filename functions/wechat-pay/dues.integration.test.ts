import { recordRent, showContract } from '@shared/accounts/contracts';
import { approveVoucher, listPendingVouchers, reviewVoucher } from '@shared/accounts/pending-vouchers';
import type { AnyRoute } from '@shared/route';
import type { Role } from '@shared/roles';
import { dayInChina, yearOf } from '@shared/time';
import {
  askDueRefund,
  decideDueRefund,
  listDueBreaks,
  listDuePayments,
  payDue,
  receivePayNotice,
  showDue,
  showDuePayment,
} from '@shared/wechat-pay/dues';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import chart from '../../data/chart_of_accounts.json';
import { service } from '../../infrastructure/service';
import { actAs, actorOf } from '../../local/iam/enforce';
import type { Fault, NoticeFault } from '../../local/wechat-pay-simulator/records';
import type { PaySimulator } from '../../local/wechat-pay-simulator/simulator';
import { callApi } from '../../tests/support/api';
import { DISTRICT, enrol, NIUJIAO, seedDivisions, signInBound, TOWN } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { ChartAccountEntity } from '../accounts/chart-store';
import { openYear } from '../accounts/open-year';
import { now, setClock } from '../platform/clock';
import { dueOf } from './due-store';
import { runPayLeg } from './run-pay-leg';
import { bring, closeMerchant, openMerchant, paidAtWechat, rented } from '../../tests/support/merchant';

jest.setTimeout(60_000);

let wechat: PaySimulator;
let shift = 0;
let clock: () => void;
let contractId: string;
const tokens: Record<'party' | 'neighbour' | 'first' | 'second' | 'third' | 'regulator', string> = {
  party: '',
  neighbour: '',
  first: '',
  second: '',
  third: '',
  regulator: '',
};
type Who = keyof typeof tokens;

let places = 0;
const bound = async (name: string, role?: Role, division = TOWN) => {
  const enrolled = await enrol(name, role ? { grants: [{ role, division }] } : {});
  return (await signInBound(`oDUES-${(places += 1)}-${process.pid}`.padEnd(28, '0'), enrolled)).token;
};

beforeEach(async () => {
  shift = 0;
  clock = setClock(() => new Date(Date.now() + shift));
  await freshTables();
  await seedDivisions();
  for (const { balance, ...account } of chart.accounts)
    await ChartAccountEntity.build(PutItemCommand)
      .item({ ...account, balance: balance as '借' })
      .send();
  const names = { villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道' };
  await openYear({ ...names, year: yearOf(dayInChina(now())) }, 1_000_000, now(), 'import');
  tokens.party = await bound('王秀英');
  tokens.neighbour = await bound('李小军');
  tokens.first = await bound('赵强', 'township');
  tokens.second = await bound('田静', 'township');
  tokens.third = await bound('高远', 'township');
  tokens.regulator = await bound('周敏', 'regulator', DISTRICT);
  wechat = await openMerchant();
  contractId = await rented(NIUJIAO, '王秀英', tokens.first);
});
afterEach(async () => {
  clock();
  await closeMerchant(wechat);
});

const place = () => ({ villageCode: NIUJIAO, contractId });
const due = (who: Who = 'party') => callApi(showDue, { token: tokens[who], params: place() });
const pay = (who: Who = 'party', key?: string) =>
  callApi(payDue, { token: tokens[who], params: place(), ...(key && { key }) });
const look = (duePaymentId: string, who: Who = 'party') =>
  callApi(showDuePayment, { token: tokens[who], params: { duePaymentId } });
const card = async () => (await callApi(showContract, { params: place() })).body;
/** A session lasts an hour: what people look at stands in the present. */
const inThePresent = async <T>(act: () => Promise<T>): Promise<T> => {
  const was = shift;
  shift = 0;
  try {
    return await act();
  } finally {
    shift = was;
  }
};
const pendings = () =>
  inThePresent(
    async () => (await callApi(listPendingVouchers, { token: tokens.first, params: { division: NIUJIAO } })).body.items,
  );
const breaks = (division = TOWN, who: Who = 'first') =>
  inThePresent(async () => (await callApi(listDueBreaks, { token: tokens[who], params: { division } })).body.items);
const leg = () => actAs(actorOf(service, 'wechatPay'), runPayLeg);
const paid = () => paidAtWechat(wechat, { ...place(), token: tokens.party });
const minutes = (count: number) => (shift += count * 60_000);
/** One payment, one receipt, one voucher. */
const expectOnce = async () => {
  expect([(await card()).receipts.length, (await pendings()).length]).toEqual([1, 1]);
  expect(await breaks()).toEqual([]);
};

test('the party sees what is due, and to nobody else more is said than that they are not', async () => {
  expect((await due()).body).toMatchObject({ isParty: true, isOffered: true, amountFen: 30_000 });
  expect((await due('neighbour')).body).toEqual({ isParty: false, isOffered: true, amountFen: 0 });
  expect((await pay('neighbour')).status).toBe(404);
});

test('paid is what WeChat says: one receipt, one voucher that waits for people, and the village sees it', async () => {
  const first = await pay();
  expect(first.body.request).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) });
  const { duePaymentId } = first.body.payment;
  expect((await look(duePaymentId)).body.state).toBe('waiting');
  const trade = wechat.trades.get(duePaymentId)!;
  wechat.pay(trade.prepayId, trade.openid);
  await wechat.deliverWaiting();
  expect((await look(duePaymentId)).body).toMatchObject({ state: 'paid', voucher: 'waiting', amountFen: 30_000 });
  await expectOnce();
  expect((await card()).arrearsFen).toBe(0);
  const [pending] = await pendings();
  expect(pending).toMatchObject({
    totalFen: 30_000,
    prepared: { name: '微信支付（系统制单）', mine: false },
    lines: [
      { accountCode: '11299', accountName: '微信支付待到账', debitFen: 30_000, counterparty: '王*英' },
      { accountCode: '501', accountName: '经营收入', creditFen: 30_000 },
    ],
  });
  const on = (route: AnyRoute, who: Who) =>
    callApi(route, { token: tokens[who], params: { villageCode: NIUJIAO, pendingId: pending!.pendingId } });
  expect((await on(reviewVoucher, 'first')).status).toBe(200);
  expect((await on(approveVoucher, 'first')).body.code).toBe('accounts.samePerson');
  expect((await on(approveVoucher, 'second')).status).toBe(200);
  expect((await look(duePaymentId)).body).toMatchObject({ voucher: 'inBook', voucherNo: expect.any(String) });
  expect((await due()).body.amountFen).toBe(30_000);
});

test('a command that is sent twice is one order, and the tap after it goes on with it', async () => {
  const key = 'a-key-of-sixteen-letters';
  const [one, two] = [await pay('party', key), await pay('party', key)];
  expect(two.body.payment.duePaymentId).toBe(one.body.payment.duePaymentId);
  expect((await pay()).body.payment.duePaymentId).toBe(one.body.payment.duePaymentId);
  expect(wechat.trades.size).toBe(1);
});

test('two taps at the same moment are one order', async () => {
  const answers = await Promise.all([pay(), pay(), pay()]);
  const ids = answers.filter(({ status }) => status === 200).map(({ body }) => body.payment.duePaymentId);
  expect(new Set(ids).size).toBe(1);
  expect(wechat.trades.size).toBe(1);
});

test('a notice that comes twice, late, or beside our own question is one payment', async () => {
  const id = await paid();
  const notice = wechat.noticeOfTrade(id);
  const answers = await Promise.all([bring(notice), bring(notice), look(id), leg()]);
  expect(answers.slice(0, 2).every((status) => status === 200)).toBe(true);
  await wechat.deliverWaiting();
  minutes(200);
  expect(await bring(wechat.noticeOfTrade(id))).toBe(200);
  await expectOnce();
});

test('a notice that comes before our own answer counts', async () => {
  wechat.fault({ kind: 'answerLost', on: 'jsapi', times: 1 });
  expect((await pay()).body.code).toBe('dues.unclear');
  const [trade] = [...wechat.trades.values()];
  wechat.pay(trade!.prepayId, trade!.openid);
  await wechat.deliverWaiting();
  expect((await look(trade!.outTradeNo)).body.state).toBe('paid');
  const again = await pay();
  expect([again.status, again.body.payment.amountFen]).toEqual([200, 30_000]);
  await expectOnce();
});

test.each<NoticeFault>(['badSignature', 'signTest', 'old', 'unknownSerial', 'flippedBit'])(
  'a notice with %s does nothing; asking does',
  async (fault) => {
    const id = await paid();
    expect(await bring(wechat.noticeOfTrade(id, fault))).toBe(401);
    expect(await dueOf(id)).toMatchObject({ state: 'waiting' });
    expect((await look(id)).body.state).toBe('paid');
    await expectOnce();
  },
);

test('a notice is read byte for byte, also where the gateway hands it on in base 64', async () => {
  const { headers, body } = wechat.noticeOfTrade(await paid());
  const octets = { ...headers, 'content-type': 'application/octet-stream' };
  const sent = (event: unknown) => callApi(receivePayNotice, { headers: octets, body: event });
  expect((await sent({ ...(JSON.parse(body) as object), more: 1 })).status).toBe(401);
  expect((await sent(JSON.parse(body))).status).toBe(200);
  await expectOnce();
});

test.each<[string, object]>([
  ['amount', { amount: { total: 1, currency: 'CNY' } }],
  ['currency', { amount: { total: 30_000, currency: 'USD' } }],
  ['payer', { payer: { openid: 'o-somebody' } }],
  ['merchant', { mchid: '1900000110' }],
  ['app', { appid: 'wx1' }],
])('another %s than the order’s is no payment, and the office is told', async (_, more) => {
  const id = await paid();
  expect(await bring(wechat.noticeOfTrade(id, undefined, more))).toBe(200);
  expect(await dueOf(id)).toMatchObject({ state: 'waiting', attention: 'differs' });
  expect(await breaks()).toMatchObject([{ kind: 'differs', duePaymentId: id }]);
  expect([(await card()).receipts.length, (await pendings()).length]).toEqual([0, 0]);
});

test.each<Fault['kind']>(['answerLost', 'errorAfterAccept', 'badSignature', 'old', 'rateLimit', 'down', 'cut'])(
  'when the order’s answer is %s, the next tap asks under the same number',
  async (kind) => {
    wechat.fault({ kind, on: 'jsapi', times: 1 });
    expect((await pay()).body.code).toBe('dues.unclear');
    const { status, body } = await pay();
    expect([status, body.request?.signType]).toEqual([200, 'RSA']);
    expect([...wechat.trades.keys()]).toEqual([body.payment.duePaymentId]);
  },
);

test('while WeChat says nothing, there is no other order; and what nobody paid is closed there before a new one', async () => {
  const old = (await pay()).body.payment.duePaymentId;
  minutes(14);
  wechat.fault({ kind: 'down', on: 'out-trade-no', times: 2 });
  expect((await pay()).body.code).toBe('dues.unclear');
  expect(wechat.trades.size).toBe(1);
  const next = (await pay()).body.payment.duePaymentId;
  expect(next).not.toBe(old);
  expect([wechat.trades.get(old)!.state, (await dueOf(old))!.state]).toEqual(['CLOSED', 'closed']);
});

test('what was paid in the moment of closing is paid, and there is no second order', async () => {
  const id = (await pay()).body.payment.duePaymentId;
  minutes(14);
  const trade = wechat.trades.get(id)!;
  wechat.pay(trade.prepayId, trade.openid);
  const { body } = await pay();
  expect([body.payment.duePaymentId, body.payment.state, body.request]).toEqual([id, 'paid', undefined]);
  expect(wechat.trades.size).toBe(1);
  await expectOnce();
});

test('an order that nobody paid is closed by the clock, and money after that is a task of the office', async () => {
  const id = (await pay()).body.payment.duePaymentId;
  minutes(17);
  await leg();
  expect([wechat.trades.get(id)!.state, (await dueOf(id))!.state]).toEqual(['CLOSED', 'closed']);
  wechat.payLate(id);
  await wechat.deliverWaiting();
  expect(await dueOf(id)).toMatchObject({ state: 'late', attention: 'late' });
  expect(await breaks()).toMatchObject([{ kind: 'late', duePaymentId: id, oursFen: 30_000 }]);
  expect([(await card()).receipts.length, (await pendings()).length]).toEqual([0, 0]);
});

test('money that the register cannot take is kept as paid, said once, and taken when it can be', async () => {
  const id = await paid();
  const { version } = await card();
  const body = { version, receivedOn: dayInChina(now()), amountFen: 45_000 };
  expect((await callApi(recordRent, { token: tokens.first, params: place(), body })).status).toBe(200);
  await wechat.deliverWaiting();
  expect(await dueOf(id)).toMatchObject({ state: 'paid', attention: 'unbooked' });
  expect((await pay()).body.code).toBe('dues.unclear');
  minutes(70);
  await leg();
  expect(await breaks()).toMatchObject([{ kind: 'unbooked', duePaymentId: id }]);
  expect((await pendings()).length).toBe(0);
});

describe('going back', () => {
  const ask = (id: string, who: Who = 'first') =>
    callApi(askDueRefund, {
      token: tokens[who],
      params: { villageCode: NIUJIAO, duePaymentId: id },
      body: { reason: 'notOwed' },
    });
  const decide = (id: string, who: Who, agrees = true) =>
    callApi(decideDueRefund, {
      token: tokens[who],
      params: { villageCode: NIUJIAO, duePaymentId: id },
      body: { agrees },
    });
  const paidAndHeard = async () => {
    const id = await paid();
    await wechat.deliverWaiting();
    return id;
  };
  const refundNo = () => [...wechat.refunds.keys()][0]!;

  test('takes two persons of the office', async () => {
    const id = await paidAndHeard();
    expect((await ask(id, 'party')).status).toBe(403);
    expect((await ask(id)).body.refund).toMatchObject({ state: 'asked', askedBy: '赵强' });
    expect((await ask(id, 'second')).body.code).toBe('dues.wrongState');
    expect((await decide(id, 'first')).body.code).toBe('dues.samePerson');
    expect((await decide(id, 'regulator')).status).toBe(403);
    expect(wechat.refunds.size).toBe(0);
    expect((await decide(id, 'second', false)).body.refund!.state).toBe('declined');
    expect((await ask(id)).status).toBe(200);
    expect((await decide(id, 'second')).body.refund!.state).toBe('processing');
    expect(wechat.refunds.size).toBe(1);
  });

  test('takes the receipt from the contract and the voucher that waits from the desk, however often it is said', async () => {
    const id = await paidAndHeard();
    await ask(id);
    await decide(id, 'second');
    wechat.endRefund(refundNo(), 'SUCCESS');
    const notice = wechat.noticeOfRefund(refundNo());
    await Promise.all([bring(notice), bring(notice)]);
    await wechat.deliverWaiting();
    expect((await look(id)).body).toMatchObject({ refund: { state: 'refunded' }, voucher: 'returned' });
    expect([(await card()).receipts.length, (await pendings()).length]).toEqual([0, 0]);
    expect((await due()).body.amountFen).toBe(30_000);
    expect((await pay()).body.request?.signType).toBe('RSA');
  });

  test('prepares the reversal of a voucher that is in the book, and no more', async () => {
    const id = await paidAndHeard();
    const { pendingId } = (await pendings())[0]!;
    const params = { villageCode: NIUJIAO, pendingId };
    await callApi(reviewVoucher, { token: tokens.first, params });
    await callApi(approveVoucher, { token: tokens.second, params });
    await ask(id);
    await decide(id, 'third');
    wechat.endRefund(refundNo(), 'SUCCESS');
    await wechat.deliverWaiting();
    expect(await pendings()).toMatchObject([{ state: 'prepared', reverses: { reason: '微信支付已退款' } }]);
    expect((await look(id)).body.voucher).toBe('inBook');
  });

  test.each<Fault['kind']>(['answerLost', 'errorAfterAccept', 'badSignature', 'down'])(
    'goes out once when its answer is %s',
    async (kind) => {
      const id = await paidAndHeard();
      await ask(id);
      wechat.fault({ kind, on: 'refund', times: 1 });
      expect((await decide(id, 'second')).body.refund!.state).toBe('sending');
      minutes(2);
      await leg();
      expect(wechat.refunds.size).toBe(1);
      wechat.endRefund(refundNo(), 'SUCCESS');
      minutes(5);
      await leg();
      expect((await look(id)).body.refund!.state).toBe('refunded');
    },
  );

  test('that WeChat closed leaves the money where it is; one that does not arrive is a task', async () => {
    const id = await paidAndHeard();
    await ask(id);
    await decide(id, 'second');
    wechat.endRefund(refundNo(), 'ABNORMAL');
    await wechat.deliverWaiting();
    expect((await look(id)).body).toMatchObject({ refund: { state: 'abnormal' }, attention: 'refundAbnormal' });
    expect(await breaks()).toMatchObject([{ kind: 'refundAbnormal' }]);
    expect((await card()).receipts.length).toBe(1);
    wechat.endRefund(refundNo(), 'CLOSED');
    await wechat.deliverWaiting();
    expect((await look(id)).body.refund!.state).toBe('failed');
    expect((await ask(id)).status).toBe(200);
  });
});

test('what WeChat refuses under a number that it had taken before is not given up', async () => {
  wechat.fault({ kind: 'answerLost', on: 'jsapi', times: 1 });
  await pay();
  const [trade] = [...wechat.trades.values()];
  wechat.trades.set(trade!.outTradeNo, { ...trade!, content: 'another' });
  expect((await pay()).body.code).toBe('dues.unclear');
  expect((await dueOf(trade!.outTradeNo))!.state).toBe('created');
});

describe('the bill of a day', () => {
  const nextMorning = () => {
    const day = dayInChina(now());
    shift = Date.parse(`${day}T03:00:00.000Z`) + 86_400_000 - Date.now();
  };

  test('that says what our orders say has no break, and is compared once', async () => {
    await paid();
    await wechat.deliverWaiting();
    nextMorning();
    await leg();
    await leg();
    expect(await breaks()).toEqual([]);
    expect(await breaks(DISTRICT, 'regulator')).toEqual([]);
  });

  test('that could not be had in the morning is compared on a later one', async () => {
    const id = await paid();
    await wechat.deliverWaiting();
    wechat.trades.delete(id);
    nextMorning();
    wechat.fault({ kind: 'down', on: 'tradebill', times: 3 });
    await leg();
    expect(await breaks()).toEqual([]);
    shift += 86_400_000;
    await leg();
    expect(await breaks()).toMatchObject([{ kind: 'missingInBill', duePaymentId: id }]);
  });

  test('finds the payment of which no notice came', async () => {
    const id = await paid();
    nextMorning();
    await leg();
    expect((await dueOf(id))!.state).toBe('paid');
    expect(await breaks()).toEqual([]);
  });

  test('and our orders are compared by number and fen', async () => {
    const [mine, theirs] = [await paid(), { ...[...wechat.trades.values()][0]! }];
    await wechat.deliverWaiting();
    wechat.trades.set('STRANGER000000000000000001', { ...theirs, outTradeNo: 'STRANGER000000000000000001' });
    wechat.trades.set(mine, { ...theirs, totalFen: 29_999 });
    nextMorning();
    await leg();
    expect(await breaks()).toMatchObject([{ kind: 'billAmountDiffers', oursFen: 30_000, theirsFen: 29_999 }]);
    expect(await breaks(DISTRICT, 'regulator')).toMatchObject([{ kind: 'unknownInBill', theirsFen: 30_000 }]);
  });

  test('that lacks a payment of ours says so', async () => {
    const id = await paid();
    await wechat.deliverWaiting();
    wechat.trades.delete(id);
    nextMorning();
    await leg();
    expect(await breaks()).toMatchObject([{ kind: 'missingInBill', duePaymentId: id }]);
  });
});

test('the office sees the payments of its villages, and nobody those of others', async () => {
  const id = await paid();
  const list = (who: Who) => callApi(listDuePayments, { token: tokens[who], params: { villageCode: NIUJIAO } });
  expect((await list('first')).body.items).toMatchObject([{ duePaymentId: id }]);
  expect((await list('party')).status).toBe(403);
  expect((await look(id, 'neighbour')).status).toBe(404);
});

test('where the district has no merchant, nothing is offered and no notice is taken', async () => {
  const notice = wechat.noticeOfTrade(await paid());
  process.env.WECHAT_PAY_MERCHANT_ID = '';
  expect((await due()).body.isOffered).toBe(false);
  expect((await pay()).body.code).toBe('dues.notOffered');
  expect(await bring(notice)).toBe(401);
});
