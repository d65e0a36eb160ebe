import { approveVoucher, returnVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { prepareDueVoucher } from '@shared/wechat-pay/dues';
import { callApi } from '../../tests/support/api';
import { NIUJIAO } from '../../tests/support/people';
import { dueOf } from './due-store';
import { openPayOffice, type PayOffice, type Who } from '../../tests/support/pay-office';

let office: PayOffice;

beforeEach(async () => {
  office = await openPayOffice();
});
afterEach(() => office.close());

const pendingParams = async () => ({ villageCode: NIUJIAO, pendingId: (await office.pendings())[0]!.pendingId });
const sendBack = async () => {
  const params = await pendingParams();
  const body = { reason: '摘要写得不对' };
  expect((await callApi(returnVoucher, { token: office.tokens.first, params, body })).status).toBe(200);
};
const intoBook = async () => {
  const params = await pendingParams();
  expect((await callApi(reviewVoucher, { token: office.tokens.first, params })).status).toBe(200);
  expect((await callApi(approveVoucher, { token: office.tokens.second, params })).status).toBe(200);
};
const prepareAgain = (duePaymentId: string, who: Who = 'first') =>
  office.inThePresent(() =>
    callApi(prepareDueVoucher, { token: office.tokens[who], params: { villageCode: NIUJIAO, duePaymentId } }),
  );
const lookNow = (id: string) => office.inThePresent(() => office.look(id));
const anHourLater = async () => {
  office.minutes(61);
  await office.leg();
};
const expectNothingLeft = async (id: string) => {
  const { attention, nextAskAt } = (await dueOf(id))!;
  expect([attention, nextAskAt]).toEqual([undefined, undefined]);
};
const refunded = async (id: string) => {
  await office.inThePresent(async () => {
    await office.ask(id);
    await office.decide(id, 'third');
  });
  office.wechat.endRefund(office.refundNo(), 'SUCCESS');
  await office.wechat.deliverWaiting();
};

test('a voucher of the machine that somebody sends back is a task of the office, once, and can be prepared again', async () => {
  const id = await office.paidAndHeard();
  expect((await prepareAgain(id)).body.code).toBe('dues.wrongState');
  await sendBack();
  await anHourLater();
  expect((await lookNow(id)).body).toMatchObject({ voucher: 'returned', attention: 'voucherReturned' });
  expect(await office.breaks()).toMatchObject([{ kind: 'voucherReturned', duePaymentId: id, oursFen: 30_000 }]);
  expect((await dueOf(id))!.nextAskAt).toBeUndefined();
  expect((await prepareAgain(id, 'party')).status).toBe(403);
  expect((await prepareAgain(id)).body).toMatchObject({ voucher: 'waiting' });
  expect((await prepareAgain(id)).body.code).toBe('dues.wrongState');
  expect(await office.pendings()).toMatchObject([{ totalFen: 30_000, prepared: { name: '微信支付（系统制单）' } }]);
  // Again, as often as it is sent back.
  await office.inThePresent(sendBack);
  await anHourLater();
  expect((await dueOf(id))!.attention).toBe('voucherReturned');
  expect((await prepareAgain(id)).status).toBe(200);
  await office.inThePresent(intoBook);
  await anHourLater();
  await expectNothingLeft(id);
  expect((await lookNow(id)).body.voucher).toBe('inBook');
  expect((await office.card()).receipts.length).toBe(1);
});

test('the reversal of a refund that somebody sends back is one too', async () => {
  const id = await office.paidAndHeard();
  await intoBook();
  await refunded(id);
  await sendBack();
  await anHourLater();
  expect(await office.breaks()).toMatchObject([{ kind: 'voucherReturned', duePaymentId: id }]);
  expect((await prepareAgain(id)).status).toBe(200);
  expect(await office.pendings()).toMatchObject([{ state: 'prepared', reverses: { reason: '微信支付已退款' } }]);
  await office.inThePresent(intoBook);
  await anHourLater();
  await expectNothingLeft(id);
});

test('what the machine took back itself, of a payment that went back, is nobody’s task', async () => {
  const id = await office.paidAndHeard();
  await refunded(id);
  await anHourLater();
  expect(await office.breaks()).toEqual([]);
  expect(await office.pendings()).toEqual([]);
  expect((await prepareAgain(id)).body.code).toBe('dues.wrongState');
});

test('a payment whose voucher was sent back and that then goes back has nothing to take out of the book', async () => {
  const id = await office.paidAndHeard();
  await sendBack();
  await refunded(id);
  await anHourLater();
  await expectNothingLeft(id);
  expect([(await office.pendings()).length, (await office.card()).receipts.length]).toEqual([0, 0]);
});
