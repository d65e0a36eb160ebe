import { returnVoucher } from '@shared/accounts/pending-vouchers';
import {
  askDueRefund,
  decideDueRefund,
  payCharge,
  payDue,
  prepareDueVoucher,
  settleDueBreak,
} from '@shared/wechat-pay/dues';
import { dayInChina, yearOf } from '@shared/time';
import type { PaySimulator } from '../../local/wechat-pay-simulator/simulator';
import { chargeIn, levyIn } from '../../functions/accounts/levies/testing/levies-in';
import { openYear } from '../../functions/accounts/open-year';
import { now } from '../../functions/platform/clock';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { dueOf } from '../../functions/wechat-pay/due-store';
import { breakIn } from '../../functions/wechat-pay/testing/due-in';
import { seedChart } from '../support/chart';
import { callApi } from '../support/api';
import { closeMerchant, openMerchant, paidAtWechat, rented } from '../support/merchant';
import { NIUJIAO, TOWN } from '../support/people';
import { callTwice, expectEveryRoute } from '../support/twice';

jest.setTimeout(300_000);

const village = { villageCode: NIUJIAO };
let wechat: PaySimulator;
let party: Person;
let [first, second] = ['', ''];

beforeEach(async () => {
  await freshDistrict();
  await seedChart();
  const year = yearOf(dayInChina(now()));
  await openYear({ ...village, year, villageName: '牛角村', townName: '罗龙街道' }, 1_000_000, now(), 'import');
  party = await personNamed('王秀英');
  first = (await personNamed('赵强', { role: 'township', division: TOWN })).token;
  second = (await personNamed('田静', { role: 'township', division: TOWN })).token;
  wechat = await openMerchant();
});
afterEach(() => closeMerchant(wechat));

test('an order that is sent twice is one', async () => {
  const contractId = await rented(NIUJIAO, '王秀英', first);
  const { token } = party;
  const { body } = await callTwice(payDue, { token, params: { ...village, contractId } });
  expect(body.request?.signType).toBe('RSA');
});

test('so is that of a charge', async () => {
  const { charge } = await chargeIn(await levyIn(NIUJIAO), party.personId);
  const params = { ...village, chargeId: charge.chargeId };
  const { body } = await callTwice(payCharge, { token: party.token, params });
  expect(body.request?.signType).toBe('RSA');
});

test('and so is a refund, at each of its two steps', async () => {
  const contractId = await rented(NIUJIAO, '王秀英', first);
  const duePaymentId = await paidAtWechat(wechat, { ...village, contractId, token: party.token });
  await wechat.deliverWaiting();
  const params = { ...village, duePaymentId };
  await callTwice(askDueRefund, { token: first, params, body: { reason: 'paidTwice' } });
  await callTwice(decideDueRefund, { token: second, params, body: { agrees: true } });
  expect(wechat.refunds.size).toBe(1);
});

test('and so is the voucher that is prepared anew', async () => {
  const contractId = await rented(NIUJIAO, '王秀英', first);
  const duePaymentId = await paidAtWechat(wechat, { ...village, contractId, token: party.token });
  await wechat.deliverWaiting();
  const { pendingId } = (await dueOf(duePaymentId))!;
  const pending = { ...village, pendingId: pendingId! };
  await callApi(returnVoucher, { token: first, params: pending, body: { reason: '摘要写得不对' } });
  await callTwice(prepareDueVoucher, { token: second, params: { ...village, duePaymentId } });
  expect(await dueOf(duePaymentId)).toMatchObject({ preparedAgain: 1 });
});

test('and so is each word of what became of a break', async () => {
  const { accountId, personId } = await personNamed('李小军');
  const params = await breakIn(NIUJIAO, { accountId, personId });
  const body = { settlement: 'foundRight' as const };
  await callTwice(settleDueBreak, { token: first, params, body });
  const { body: settled } = await callTwice(settleDueBreak, { token: second, params, body });
  expect(settled).toMatchObject({ state: 'settled', proposedBy: '赵强', settledBy: '田静' });
});

test('every route of 微信支付 was sent twice', () => expectEveryRoute('wechat-pay'));
