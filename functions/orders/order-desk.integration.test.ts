import { listWaitingOrders, showOrderDesk, showOrderTimes } from '@shared/orders/order-desk';
import { approveOrder, decideUnknownTransfer } from '@shared/orders/payment-orders';
import { daysAfter } from '@shared/time';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { DISTRICT, enrolAgain, NIUJIAO, signInBound, TOWN } from '../../tests/support/people';
import { personById, PersonEntity } from '../identity/person-store';
import { now } from '../platform/clock';
import { transact } from '../platform/transact';
import { personNamed } from '../reports/testing/people';
import { orderOf, putOrder } from './order-store';
import { type Hands, orderIn, orderProvedAbsent, payingVillage, stepOn } from './testing/paying-village-store';
import { BY_CODE } from './testing/signing';

const village = { villageCode: NIUJIAO };
let hands: Hands;

beforeEach(async () => {
  hands = await payingVillage(NIUJIAO);
});

type Who = keyof Hands;
const desk = async ({ orderId }: { orderId: string }, who: Who) =>
  (await callApi(showOrderDesk, { params: { ...village, orderId }, token: hands[who].token })).body;
const waiting = async (who: Who, divisionCode: string) =>
  (await callApi(listWaitingOrders, { params: { divisionCode }, token: hands[who].token })).body.items.map(
    ({ orderId }) => orderId,
  );

test('each is offered what they may do and nothing else, the paper opens, and who is waited for is named', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const seen = await desk(order, 'villageHead');
  expect(seen.mayDo).toEqual(['approve', 'return']);
  expect(seen.waitsFor).toEqual(['钱村']);
  expect(seen.papers.map(({ mediaId }) => mediaId)).toEqual(order.paperIds);
  expect(seen.holds).toMatchObject([{ state: 'open', serial: order.payments[0]!.serial }]);
  expect((await desk(order, 'clerk')).mayDo).toEqual(['recall']);
  expect((await desk(order, 'supervisionHead')).mayDo).toEqual([]);
  const draft = await orderIn('draft', NIUJIAO, hands);
  expect((await desk(draft, 'clerk')).mayDo).toEqual(['edit', 'submit']);
  expect((await desk(draft, 'villageHead')).mayDo).toEqual([]);
});

test('what waits for me is listed for me alone, and goes on with the order', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  expect(await waiting('villageHead', NIUJIAO)).toEqual([order.orderId]);
  expect(await waiting('supervisionHead', NIUJIAO)).toEqual([]);
  expect(await waiting('agencyDirector', TOWN)).toEqual([]);
  const { params, token } = stepOn(order, hands.villageHead);
  const { version, digest } = order;
  await callApi(approveOrder, { params, token, body: { version, digest: digest!, proof: BY_CODE } });
  expect(await waiting('villageHead', NIUJIAO)).toEqual([]);
  expect(await waiting('supervisionHead', NIUJIAO)).toEqual([order.orderId]);
  const paid = await orderIn('approved', NIUJIAO, hands);
  expect(await waiting('chiefCashier', TOWN)).toEqual([paid.orderId]);
});

test('one whose phone is bound to another row of a roster than their post names is still who is waited for', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const held = (await personById(hands.villageHead.personId))!;
  const again = await enrolAgain(held, '钱村', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const { token } = await signInBound('oORDER-DESK-TWIN'.padEnd(28, '0'), again);
  hands = { ...hands, villageHead: { name: '钱村', personId: again.person.personId, token } };
  const seen = await desk(order, 'villageHead');
  expect(seen.mayDo).toEqual(['approve', 'return']);
  expect(seen.waitsFor).toEqual(['钱村']);
  expect(await waiting('villageHead', NIUJIAO)).toEqual([order.orderId]);
});

test('who wrote an order is not waited for, though another row of theirs holds the next post', async () => {
  const held = (await personById(hands.clerk.personId))!;
  const head = (await personById(hands.villageHead.personId))!;
  const { idHash, gsi1pk } = held;
  await writeRow(PersonEntity, { ...head, idHash, gsi1pk });
  const order = await orderIn('approving', NIUJIAO, hands);
  const seen = await desk(order, 'villageHead');
  expect(seen.mayDo).not.toContain('approve');
  expect(seen.waitsFor).toEqual([]);
  expect(await waiting('villageHead', NIUJIAO)).toEqual([]);
});

test('a transfer that the bank never had is offered to those who decide, and not to one who signed already', async () => {
  const order = await orderProvedAbsent(NIUJIAO, hands);
  const { serial } = order.payments[0]!;
  expect((await desk(order, 'agencyDirector')).mayDecide).toEqual([serial]);
  expect((await desk(order, 'clerk')).mayDecide).toEqual([]);
  const signed = async (at: string) => {
    const stored = (await orderOf(NIUJIAO, order.orderId))!;
    const { personId, name } = hands.agencyDirector;
    const decision = { choice: 'release' as const, personId, name, reason: '银行书面答复没有收到', at };
    await transact(putOrder({ ...stored, payments: [{ ...stored.payments[0]!, decision }] }, stored));
  };
  await signed(now());
  expect((await desk(order, 'agencyDirector')).mayDecide).toEqual([]);
  expect((await desk(order, 'chiefCashier')).mayDecide).toEqual([serial]);
  // A first signature that counts no more leaves the step to both.
  await signed(daysAfter(now(), -4));
  expect((await desk(order, 'agencyDirector')).mayDecide).toEqual([serial]);
});

test.each([
  ['by name', (who: Hands) => ({ payeeName: who.chiefCashier.name })],
  ['by row of a roster', (who: Hands) => ({ payeePersonId: who.chiefCashier.personId })],
])('who is paid, known %s, signs nothing of what becomes of it', async (_, payeeOf) => {
  const order = await orderProvedAbsent(NIUJIAO, hands);
  const stored = (await orderOf(NIUJIAO, order.orderId))!;
  const payments = stored.payments.map((payment) => ({ ...payment, ...payeeOf(hands) }));
  await transact(putOrder({ ...stored, payments }, stored));
  const { serial } = order.payments[0]!;
  expect((await desk(order, 'chiefCashier')).mayDecide).toEqual([]);
  expect((await desk(order, 'agencyDirector')).mayDecide).toEqual([serial]);
  const decide = async (who: Who) =>
    callApi(decideUnknownTransfer, {
      params: { ...village, orderId: order.orderId, serial },
      token: hands[who].token,
      body: { version: stored.version + 1, choice: 'resend', reason: '银行书面答复没有收到', proof: BY_CODE },
    });
  expect((await decide('chiefCashier')).body.code).toBe('orders.samePerson');
  expect((await decide('agencyDirector')).status).toBe(200);
});

test('another district’s office learns nothing, and a village that paid nothing has no median', async () => {
  const { orderId } = await orderIn('draft', NIUJIAO, hands);
  const { token } = await personNamed('外区', { role: 'cadre', division: `${DISTRICT}001003` });
  const { status } = await callApi(showOrderDesk, { params: { ...village, orderId }, token });
  expect(status).toBeGreaterThanOrEqual(400);
  const { body } = await callApi(showOrderTimes, { params: village, token: hands.clerk.token });
  expect(body).toEqual({ count: 0 });
});
