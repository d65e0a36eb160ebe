import { listMyCharges, noteChargeCash } from '@shared/accounts/levies';
import { showMe } from '@shared/identity/identity';
import { payCharge, showChargeDue } from '@shared/wechat-pay/dues';
import { callApi } from '../../tests/support/api';
import { openPayOffice, type PayOffice, type Who } from '../../tests/support/pay-office';
import { NIUJIAO } from '../../tests/support/people';
import { chargeOf, levyOf, type StoredCharge } from '../accounts/levies/levy-store';
import { chargeIn, levyIn } from '../accounts/levies/testing/levies-in';
import { dueOf } from './due-store';

jest.setTimeout(240_000);

let office: PayOffice;
let charge: StoredCharge;
beforeEach(async () => {
  office = await openPayOffice();
  charge = await chargedTo(await levyIn(NIUJIAO));
});
afterEach(() => office.close());

const personIdOf = async (who: Who) => (await callApi(showMe, { token: office.tokens[who] })).body.person!.personId;
const chargedTo = async (levy: Parameters<typeof chargeIn>[0]) =>
  (await chargeIn(levy, await personIdOf('party'))).charge;
const params = () => ({ villageCode: NIUJIAO, chargeId: charge.chargeId });
const due = (who: Who = 'party') => callApi(showChargeDue, { token: office.tokens[who], params: params() });
const order = (who: Who = 'party') => callApi(payCharge, { token: office.tokens[who], params: params() });
const paid = async () => {
  const { duePaymentId } = (await order()).body.payment;
  const trade = office.wechat.trades.get(duePaymentId)!;
  office.wechat.pay(trade.prepayId, trade.openid);
  return duePaymentId;
};
const stored = async () => (await chargeOf(NIUJIAO, charge.chargeId))!;
const sums = async () => (await levyOf(NIUJIAO, charge.levyId))!;

test('whom a charge is to sees and pays it by the same door; nobody else learns that there is one', async () => {
  expect((await due()).body).toMatchObject({ isParty: true, amountFen: 3000, dueOn: charge.dueOn });
  expect((await due('neighbour')).body).toEqual({ isParty: false, isOffered: true, amountFen: 0 });
  expect((await order('neighbour')).status).toBe(404);
  const id = await paid();
  expect(office.wechat.trades.get(id)).toMatchObject({ description: '一事一议筹资' });
  await office.wechat.deliverWaiting();
  expect((await office.look(id)).body).toMatchObject({ state: 'paid', voucher: 'waiting', chargeId: charge.chargeId });
  expect(await stored()).toMatchObject({ receipts: [{ amountFen: 3000, by: 'wechat', duePaymentId: id }] });
  expect(await sums()).toMatchObject({ charges: 1, paid: 1, receivedFen: 3000 });
  const [pending] = await office.pendings();
  expect(pending).toMatchObject({
    lines: [
      { accountCode: '11299', debitFen: 3000, summary: '微信收一事一议筹资（三组渠道整修）' },
      { accountCode: '231', accountName: '一事一议资金', creditFen: 3000 },
    ],
  });
  expect(JSON.stringify(pending!.lines)).not.toContain('王');
  expect([(await due()).body.amountFen, (await order()).body.code]).toEqual([0, 'dues.nothingDue']);
  expect(await office.breaks()).toEqual([]);
});

test('a levy that was not given out is nobody’s to pay', async () => {
  charge = await chargedTo(await levyIn(NIUJIAO, { state: 'prepared' }));
  expect((await due()).body.isParty).toBe(false);
  expect((await order()).status).toBe(404);
});

test('cash that was noted while an order was open is told, and the money goes back by two', async () => {
  const { duePaymentId } = (await order()).body.payment;
  const { status } = await callApi(noteChargeCash, {
    token: office.tokens.first,
    params: params(),
    body: { version: charge.version },
  });
  expect(status).toBe(200);
  const trade = office.wechat.trades.get(duePaymentId)!;
  office.wechat.pay(trade.prepayId, trade.openid);
  await office.wechat.deliverWaiting();
  expect(await dueOf(duePaymentId)).toMatchObject({ state: 'paid', attention: 'paidTwice' });
  expect(await office.breaks()).toMatchObject([{ kind: 'paidTwice', duePaymentId }]);
  expect(await sums()).toMatchObject({ receivedFen: 6000, paid: 1 });
  expect((await office.ask(duePaymentId)).status).toBe(200);
  expect((await office.decide(duePaymentId, 'first')).body.code).toBe('dues.samePerson');
  expect((await office.decide(duePaymentId, 'second')).status).toBe(200);
  office.wechat.endRefund(office.refundNo(), 'SUCCESS');
  await office.wechat.deliverWaiting();
  expect((await stored()).receipts).toMatchObject([{ by: 'cash' }]);
  expect(await sums()).toMatchObject({ receivedFen: 3000, paid: 1 });
});

test('five who pay of one levy at the same moment are five receipts, and its sums are theirs', async () => {
  const levies = [charge];
  for (let more = 1; more < 5; more += 1) levies.push(await chargedTo(await sums()));
  for (const one of levies) {
    charge = one;
    await paid();
  }
  await office.wechat.deliverWaiting();
  await office.leg();
  expect(await sums()).toMatchObject({ charges: 5, paid: 5, receivedFen: 15_000 });
  const { body } = await callApi(listMyCharges, { token: office.tokens.party });
  expect(body.items.map(({ owedFen }) => owedFen)).toEqual([0, 0, 0, 0, 0]);
});
