import { listMessages } from '@shared/messages/messages';
import { approveOrder, type OrderView, returnOrder } from '@shared/orders/payment-orders';
import type { AnyRoute } from '@shared/route';
import { callApi } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { enrolAgain, NIUJIAO, signInBound } from '../../tests/support/people';
import { personById, PersonEntity } from '../identity/person-store';
import { writeRow } from '../platform/row';
import { now } from '../platform/clock';
import { personNamed } from '../reports/testing/people';
import { hear } from './settle';
import { type Hands, orderIn, payingVillage, stepOn } from './testing/paying-village-store';
import { BY_CODE } from './testing/signing';

let hands: Hands;
beforeEach(async () => {
  hands = await payingVillage(NIUJIAO, { streams: true });
});

const ABOUT_ORDERS = ['orderWaits', 'orderBack', 'orderPaid', 'orderMoneyBack', 'villagePaid', 'villageMoneyBack'];
/** What somebody was told of orders, the oldest first. */
async function told({ token }: { token: string }) {
  await deliverStreams();
  const { body } = await callApi(listMessages, { token });
  return body.items.filter(({ kind }) => ABOUT_ORDERS.includes(kind)).reverse();
}
const kinds = async (who: { token: string }) => (await told(who)).map(({ kind }) => kind);
const take = async (route: AnyRoute, order: OrderView, who: keyof Hands, body: object) => {
  const call = { ...stepOn(order, hands[who]), body: { version: order.version, ...body } };
  return (await callApi(route as typeof approveOrder, call as never)).body;
};

test('whose turn it is hears of it when it is theirs, with a message that opens the order and says nothing of it', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  expect(await told(hands.villageHead)).toMatchObject([
    { kind: 'orderWaits', orderId: order.orderId, villageCode: NIUJIAO, title: '有一笔支付等您办' },
  ]);
  for (const who of ['clerk', 'supervisionHead', 'agencyDirector', 'chiefCashier'] as const)
    expect(await kinds(hands[who])).toEqual([]);
  await take(approveOrder, order, 'villageHead', { digest: order.digest, proof: BY_CODE });
  expect(await kinds(hands.supervisionHead)).toEqual(['orderWaits']);
  expect(await kinds(hands.villageHead)).toEqual(['orderWaits']);
});

test('sent back, who wrote it hears of it', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  await take(returnOrder, order, 'villageHead', { reason: '票据看不清，请重拍', forGood: false });
  expect(await kinds(hands.clerk)).toEqual(['orderBack']);
});

test('what was done before it could be told is asked of nobody', async () => {
  const order = await orderIn('approved', NIUJIAO, hands);
  // All steps were taken before the stream came: the first three have nothing to do any more.
  expect(await kinds(hands.villageHead)).toEqual([]);
  expect((await told(hands.chiefCashier)).map(({ orderId }) => orderId)).toEqual([order.orderId]);
});

test('one whose phone is bound to another row of a roster than their post names is told, once', async () => {
  const held = (await personById(hands.villageHead.personId))!;
  const { accountId: _, boundAt: __, ...unbound } = held;
  await writeRow(PersonEntity, unbound);
  const again = await enrolAgain(held, '钱村', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const twin = await signInBound('oORDER-TELL-TWIN'.padEnd(28, '0'), again);
  await orderIn('approving', NIUJIAO, hands);
  expect(await kinds(twin)).toEqual(['orderWaits']);
});

test('paid, the writer and the payee hear of it: the payee of the village’s book, not of the order', async () => {
  const payee = await personNamed('王秀英');
  const order = await orderIn('paying', NIUJIAO, hands, payee.personId);
  const { serial } = order.payments[0]!;
  const place = { villageCode: NIUJIAO, orderId: order.orderId, serial };
  await hear(place, { word: 'ACCEPTED' }, now());
  await hear(place, { word: 'SUCCESS' }, now());
  await hear(place, { word: 'SUCCESS' }, now());
  expect(await kinds(hands.clerk)).toEqual(['orderPaid']);
  const heard = await told(payee);
  expect(heard).toMatchObject([{ kind: 'villagePaid', villageCode: NIUJIAO }]);
  expect(heard[0]).not.toHaveProperty('orderId');
});

test('sent back by the bank, both hear of it; a payee who was told of nothing yet is not told that it was paid', async () => {
  const payee = await personNamed('王秀英');
  const order = await orderIn('paying', NIUJIAO, hands, payee.personId);
  const place = { villageCode: NIUJIAO, orderId: order.orderId, serial: order.payments[0]!.serial };
  for (const word of ['ACCEPTED', 'SUCCESS', 'RETURNED'] as const) await hear(place, { word }, now());
  expect(await kinds(hands.clerk)).toEqual(['orderPaid', 'orderMoneyBack']);
  expect(await told(payee)).toMatchObject([{ kind: 'villageMoneyBack', villageCode: NIUJIAO }]);
});
