import type { OrderView } from '@shared/orders/payment-orders';
import { registerPayee } from '@shared/orders/registers';
import { listTransferBreaks } from '@shared/orders/transfer-breaks';
import type { Fault, NoticeFault } from '../../../local/wechat-pay-simulator/records';
import { callApi } from '../../../tests/support/api';
import { bring } from '../../../tests/support/merchant';
import { NIUJIAO, TOWN } from '../../../tests/support/people';
import { openTransferOffice, type TransferOffice } from '../../../tests/support/transfer-office';
import { addDays, dayInChina } from '@shared/time';
import { isBillCompared } from '../due-store';
import { isProvedAbsent } from '../../orders/bank-leg';
import { orderOf } from '../../orders/order-store';
import { payeeReady } from '../../orders/testing/paying-village-store';
import { now } from '../../platform/clock';
import { personNamed } from '../../reports/testing/people';

let office: TransferOffice;

beforeEach(async () => {
  office = await openTransferOffice();
});
afterEach(() => office.close());

const today = () => dayInChina(new Date().toISOString());

const only = <T>(items: Iterable<T>): T => {
  const [one, ...more] = items;
  expect(more).toEqual([]);
  return one!;
};
const bill = () => only(office.wechat.desk.transfers.values());
const confirm = () => office.wechat.desk.confirm(bill().packageInfo, office.openid);
const legOf = async (order: OrderView) => (await office.shown(order)).payments[0]!;

/** Paid once: one bill, one hold that is posted, the sum gone once. */
const expectPaidOnce = async (order: OrderView) => {
  expect(await legOf(order)).toMatchObject({ state: 'paid', voucherId: expect.any(String) });
  expect(await office.holds()).toEqual(['posted']);
  expect(await office.funds()).toMatchObject({ postedFen: 988_000, pendingFen: 0, atBankFen: 0 });
  expect(bill()).toMatchObject({ state: 'SUCCESS', amountFen: 12_000 });
};

test('an order by WeChat goes through the same posts, is confirmed on the phone of the payee, and is in the book once', async () => {
  const order = await office.paying();
  expect(order).toMatchObject({ rail: 'wechat', state: 'paying' });
  expect(await office.holds()).toEqual(['open']);
  await office.leg();
  expect(bill()).toMatchObject({ amountFen: 12_000, openid: office.openid, name: '王秀英', remark: '清沟除草用工' });
  expect(await legOf(order)).toMatchObject({ state: 'waitPayee' });
  const [mine] = await office.mine();
  expect(mine).toMatchObject({
    serial: bill().outBillNo,
    state: 'waitPayee',
    amountFen: 12_000,
    purpose: '清沟除草用工',
  });
  const { body } = await office.look(mine!.serial);
  expect(body.request).toEqual({ mchId: '1900000109', appId: process.env.WECHAT_APP_ID, package: bill().packageInfo });
  confirm();
  await office.wechat.deliverWaiting();
  await expectPaidOnce(order);
  expect((await office.look(mine!.serial)).body).toMatchObject({ state: 'paid' });
  expect((await office.look(mine!.serial)).body.request).toBeUndefined();
});

test('nobody but the payee is told of it', async () => {
  await office.paying();
  await office.leg();
  const stranger = await personNamed('李小军');
  expect(await office.mine(stranger.token)).toEqual([]);
  expect((await office.look(bill().outBillNo, stranger.token)).status).toBe(404);
  expect((await office.look(bill().outBillNo, office.hands.clerk.token)).status).toBe(404);
});

test('what the phone’s page ended with is no proof, and asking is enough where no notice comes', async () => {
  const order = await office.paying();
  await office.leg();
  expect((await office.look(bill().outBillNo)).body.state).toBe('waitPayee');
  confirm();
  expect((await office.look(bill().outBillNo)).body.state).toBe('paid');
  await expectPaidOnce(order);
});

test('notices that come twice, late, and beside our own question pay once', async () => {
  const order = await office.paying();
  await office.leg();
  confirm();
  const notice = office.wechat.noticeOfTransfer(bill().outBillNo);
  const answers = await Promise.all([bring(notice), bring(notice), office.look(bill().outBillNo), office.leg()]);
  expect(answers.slice(0, 2)).toEqual([200, 200]);
  await office.wechat.deliverWaiting();
  office.minutes(2);
  expect(await bring(office.wechat.noticeOfTransfer(bill().outBillNo))).toBe(200);
  await expectPaidOnce(order);
});

test.each<NoticeFault>(['badSignature', 'signTest', 'old', 'unknownSerial', 'flippedBit'])(
  'a notice with %s does nothing; asking does',
  async (fault) => {
    const order = await office.paying();
    await office.leg();
    confirm();
    expect(await bring(office.wechat.noticeOfTransfer(bill().outBillNo, fault))).toBe(401);
    expect(await office.holds()).toEqual(['open']);
    await office.look(bill().outBillNo);
    await expectPaidOnce(order);
  },
);

test.each<[string, object]>([
  ['amount', { transfer_amount: 1 }],
  ['payee', { openid: 'o-somebody' }],
])(
  'a notice of another %s: something else lies there, so that its money stays held, and it is alarmed',
  async (_, more) => {
    const order = await office.paying();
    await office.leg();
    confirm();
    expect(await bring(office.wechat.noticeOfTransfer(bill().outBillNo, undefined, more))).toBe(200);
    expect((await office.shown(order)).payments[0]).toMatchObject({ state: 'waitPayee', alarm: 'contradiction' });
    expect(await office.holds()).toEqual(['open']);
  },
);

test.each<[string, object]>([
  ['merchant', { mchid: '1900000110' }],
  ['app', { appid: 'wx1' }],
])('a notice of another %s says nothing of the transfer', async (_, more) => {
  const order = await office.paying();
  await office.leg();
  confirm();
  await bring(office.wechat.noticeOfTransfer(bill().outBillNo, undefined, more));
  expect(await office.holds()).toEqual(['open']);
  await office.look(bill().outBillNo);
  await expectPaidOnce(order);
});

test.each<Fault['kind']>(['answerLost', 'errorAfterAccept', 'badSignature', 'cut', 'old', 'unknownSerial', 'signTest'])(
  'an answer to creating it with %s: it is asked about under its number, and made once',
  async (kind) => {
    const order = await office.paying();
    office.wechat.fault({ kind, on: 'transfer-bills', times: 1 });
    await office.leg();
    expect(await legOf(order)).toMatchObject({ state: 'unknown' });
    office.minutes(1);
    await office.leg();
    expect(await legOf(order)).toMatchObject({ state: 'waitPayee' });
    // Its first answer, with what the phone confirms with, was lost: it is asked for under the same number.
    expect((await office.look(bill().outBillNo)).body.request?.package).toBe(bill().packageInfo);
    confirm();
    await office.wechat.deliverWaiting();
    await expectPaidOnce(order);
  },
);

test.each(['down', 'short of money'])(
  'one that WeChat never had (%s) goes out again under its number',
  async (kind) => {
    const order = await office.paying();
    if (kind === 'down') office.wechat.fault({ kind: 'down', on: 'transfer-bills', times: 1 });
    else office.wechat.desk.state.balanceFen = 0;
    await office.leg();
    expect(await legOf(order)).toMatchObject({ state: 'unknown' });
    expect(office.wechat.desk.transfers.size).toBe(0);
    office.wechat.desk.state.balanceFen = 1_000_000;
    office.minutes(1);
    await office.leg();
    expect(await legOf(order)).toMatchObject({ state: 'waitPayee' });
    confirm();
    await office.wechat.deliverWaiting();
    await expectPaidOnce(order);
  },
);

test('one that nobody confirmed frees its money when WeChat says so, and not when the day is over', async () => {
  const order = await office.paying();
  await office.leg();
  office.minutes(25 * 60);
  await office.leg();
  expect([await legOf(order), await office.holds()]).toEqual([
    expect.objectContaining({ state: 'waitPayee' }),
    ['open'],
  ]);
  office.wechat.desk.expire(bill().outBillNo);
  await office.wechat.deliverWaiting();
  expect(await legOf(order)).toMatchObject({ state: 'failed', failure: '收款人 24 小时没有确认，钱退回来了' });
  expect(await office.holds()).toEqual(['voided']);
  expect(await office.funds()).toMatchObject({ postedFen: 1_000_000, pendingFen: 0, atBankFen: 0 });
  expect(await office.mine()).toMatchObject([{ state: 'failed' }]);
});

test.each<[string, () => void, string]>([
  ['the merchant took it back at WeChat', () => office.wechat.desk.cancel(bill().outBillNo), 'CANCELLED'],
  [
    'its name is another',
    () => {
      office.wechat.desk.names.set(office.openid, '王大英');
      confirm();
    },
    'FAIL',
  ],
])('%s: the money is free, and no other number was used', async (_, act, state) => {
  const order = await office.paying();
  await office.leg();
  act();
  await office.wechat.deliverWaiting();
  expect(bill().state).toBe(state);
  expect(await legOf(order)).toMatchObject({ state: 'failed' });
  expect(await office.holds()).toEqual(['voided']);
});

test('while it is being taken back nothing is known', async () => {
  const order = await office.paying();
  await office.leg();
  office.wechat.desk.move(bill().outBillNo, 'CANCELING');
  office.minutes(1);
  await office.leg();
  expect([(await legOf(order)).state, await office.holds()]).toEqual(['waitPayee', ['open']]);
});

test('accepted is not paid, and what the phone confirms with comes once WeChat has it', async () => {
  office.wechat.desk.state.firstState = 'ACCEPTED';
  const order = await office.paying();
  await office.leg();
  expect(await legOf(order)).toMatchObject({ state: 'accepted' });
  expect((await office.look(bill().outBillNo)).body.request).toBeUndefined();
  office.wechat.desk.move(bill().outBillNo, 'WAIT_USER_CONFIRM');
  expect((await office.look(bill().outBillNo)).body.request?.package).toBe(bill().packageInfo);
});

test('a number under which something else lies at WeChat is not believed, and not sent anew', async () => {
  const order = await office.paying();
  const { serial } = order.payments[0]!;
  const other = {
    outBillNo: serial,
    content: 'other',
    transferBillNo: '1',
    packageInfo: 'p',
    amountFen: 500,
    openid: 'o',
  };
  office.wechat.desk.transfers.set(serial, {
    ...{ ...other, remark: 'r', notifyUrl: '', createdAt: Date.now(), state: 'SUCCESS' },
  });
  await office.leg();
  office.minutes(1);
  await office.leg();
  office.minutes(60);
  await office.leg();
  expect((await office.shown(order)).payments[0]).toMatchObject({ state: 'unknown', alarm: 'contradiction' });
  expect(await office.holds()).toEqual(['open']);
});

test('what WeChat refuses stays held and is tried for a day, and then two persons may decide', async () => {
  const order = await office.paying();
  // The merchant has no such scene: WeChat refuses each time.
  const { answerTo } = office.wechat.desk;
  office.wechat.desk.answerTo = (asked) =>
    asked.method === 'POST' ? [400, 'INVALID_REQUEST', '你尚未获取该转账场景'] : answerTo(asked);
  for (let hours = 0; hours <= 26; hours += 2) {
    await office.leg();
    office.minutes(120);
  }
  expect((await legOf(order)).failure).toMatch(/场景/);
  expect(await office.holds()).toEqual(['open']);
  for (const day of [1, 2, 3]) {
    office.setNow(`${addDays(today(), day)}T11:00:00+08:00`);
    await office.leg();
    await office.leg();
  }
  const [payment] = (await orderOf(NIUJIAO, order.orderId))!.payments;
  expect(isProvedAbsent(payment!, now())).toBe(true);
  expect(await office.holds()).toEqual(['open']);
});

test.each<[string, number, object, string]>([
  ['more than 200 yuan', 20_001, {}, 'orders.wechatLimits'],
  ['less than ten fen', 9, {}, 'orders.wechatLimits'],
  ['goods', 1_000, { kind: 'goods' }, 'orders.wechatLimits'],
])('%s are refused when the order is written', async (_, fen, more, code) => {
  const answer = await office.write(fen, more);
  expect([answer.status, answer.body]).toMatchObject([422, { code }]);
});

test('who has a number at the bank is not paid by WeChat, and who has none by the bank', async () => {
  const payeeId = await payeeReady(NIUJIAO);
  const answer = await office.write(1_000, { payments: [{ payeeId, amountFen: 1_000, days: 1, rateFen: 1_000 }] });
  expect(answer.body).toMatchObject({ code: 'orders.otherRail' });
});

test('a stranger, and one who has never signed in, are told what to do', async () => {
  const register = (body: object) =>
    callApi(registerPayee, {
      ...{ token: office.hands.clerk.token, params: { villageCode: NIUJIAO } },
      body: { name: '张三', natural: true, ...body },
    });
  expect(await register({})).toMatchObject({ status: 422, body: { code: 'orders.payeeNoWechat' } });
});

test('the bill of the day is compared to the fen, and what it says otherwise is a task', async () => {
  const order = await office.paying();
  await office.leg();
  confirm();
  await office.wechat.deliverWaiting();
  office.setNow(`${addDays(today(), 1)}T11:00:00+08:00`);
  const breaks = () =>
    office.inThePresent(
      async () =>
        (
          await callApi(listTransferBreaks, {
            ...{ token: office.hands.agencyDirector.token, params: { division: TOWN } },
          })
        ).body.items,
    );
  await office.leg();
  expect(await isBillCompared('FUND', today())).toBe(true);
  expect(await breaks()).toEqual([]);
  expect(await legOf(order)).toMatchObject({ state: 'paid' });
});

test('what is not in the bill of its day, and what has another amount there, are tasks', async () => {
  const order = await office.paying();
  await office.leg();
  confirm();
  await office.wechat.deliverWaiting();
  const one = bill();
  office.wechat.desk.transfers.set(one.outBillNo, { ...one, amountFen: 11_000 });
  office.setNow(`${addDays(today(), 1)}T11:00:00+08:00`);
  await office.leg();
  const listed = await office.inThePresent(() =>
    callApi(listTransferBreaks, { token: office.hands.agencyDirector.token, params: { division: TOWN } }),
  );
  expect(listed.body.items).toMatchObject([
    { kind: 'amountDiffers', rail: 'wechat', orderId: order.orderId, oursFen: 12_000, theirsFen: 11_000 },
  ]);
});

test('what failed and is in no bill as come back is a task, and none any more once it is', async () => {
  const order = await office.paying();
  await office.leg();
  office.minutes(25 * 60);
  office.wechat.desk.expire(bill().outBillNo);
  await office.wechat.deliverWaiting();
  expect(await legOf(order)).toMatchObject({ state: 'failed' });
  const { endedAt: _, ...kept } = bill();
  office.wechat.desk.transfers.set(kept.outBillNo, kept);
  const breaks = (state?: 'settled') =>
    office.inThePresent(async () => {
      const asked = { params: { division: TOWN }, ...(state && { query: { state } }) };
      return (await callApi(listTransferBreaks, { token: office.hands.agencyDirector.token, ...asked })).body.items;
    });
  const [second, third, fourth] = [2, 3, 4].map((days) => `${addDays(today(), days)}T11:00:00+08:00`);
  office.setNow(second!);
  await office.leg();
  // That it failed was known this morning: the bill of today is the first that has to have it.
  expect(await breaks()).toEqual([]);
  office.setNow(third!);
  await office.leg();
  const task = { kind: 'backMissing', rail: 'wechat', orderId: order.orderId, oursFen: 12_000 };
  expect(await breaks()).toMatchObject([task]);
  office.wechat.desk.transfers.set(kept.outBillNo, { ...kept, endedAt: Date.parse(now()) });
  office.setNow(fourth!);
  await office.leg();
  expect(await breaks()).toEqual([]);
  expect(await breaks('settled')).toMatchObject([{ ...task, settled: { name: '系统' } }]);
});

test('WeChat’s own balance is taken over only while it has nothing of ours whose end is open', async () => {
  await office.paying();
  await office.leg();
  office.wechat.desk.state.balanceFen = 555_000;
  office.minutes(61);
  await office.leg();
  expect((await office.funds()).postedFen).toBe(1_000_000);
  confirm();
  await office.wechat.deliverWaiting();
  office.minutes(61);
  await office.leg();
  expect(await office.funds()).toMatchObject({ postedFen: 555_000, pendingFen: 0 });
});
