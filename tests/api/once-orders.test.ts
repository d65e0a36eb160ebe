import { appointToPost, openPayingAccount, registerPayee } from '@shared/orders/registers';
import {
  approveOrder,
  decideUnknownTransfer,
  payOrder,
  recallOrder,
  returnOrder,
  saveOrder,
  submitOrder,
} from '@shared/orders/payment-orders';
import { listTransferBreaks, settleTransferBreak } from '@shared/orders/transfer-breaks';
import { dayInChina } from '@shared/time';
import {
  bankAccountRegistered,
  type Hands,
  newContent,
  orderIn,
  payingVillage,
  orderProvedAbsent,
} from '../../functions/orders/testing/paying-village-store';
import { BY_CODE } from '../../functions/orders/testing/signing';
import { breaksIn } from '../../functions/orders/testing/break-in';
import { now } from '../../functions/platform/clock';
import { personNamed } from '../../functions/reports/testing/people';
import { DISTRICT, NIUJIAO } from '../support/people';
import { callApi } from '../support/api';
import { callTwice, expectEveryRoute } from '../support/twice';

jest.setTimeout(300_000);

const village = { villageCode: NIUJIAO };
let hands: Hands;
let office: { token: string; personId: string; name: string };

beforeEach(async () => {
  hands = await payingVillage(NIUJIAO);
  const { token, personId } = await personNamed('吴区', { role: 'regulator', division: DISTRICT });
  office = { token, personId, name: '吴区' };
});

const on = ({ orderId }: { orderId: string }, token: string, body: object) => ({
  ...{ token, params: { ...village, orderId } },
  body,
});

test('an order from its writing to the bank', async () => {
  const { clerk, villageHead, supervisionHead, agencyDirector, chiefCashier } = hands;
  let order = (
    await callTwice(saveOrder, { token: clerk.token, params: village, body: await newContent(NIUJIAO, clerk) })
  ).body;
  order = (await callTwice(submitOrder, on(order, clerk.token, { version: order.version }))).body;
  for (const { token } of [villageHead, supervisionHead, agencyDirector])
    order = (
      await callTwice(approveOrder, on(order, token, { version: order.version, digest: order.digest, proof: BY_CODE }))
    ).body;
  await callTwice(
    payOrder,
    on(order, chiefCashier.token, { version: order.version, digest: order.digest, proof: BY_CODE }),
  );
});

test('an order that comes back', async () => {
  const [one, other] = [await orderIn('approving', NIUJIAO, hands), await orderIn('approving', NIUJIAO, hands)];
  const back = { version: one.version, reason: '发票抬头不对', forGood: false };
  await callTwice(returnOrder, on(one, hands.villageHead.token, back));
  await callTwice(recallOrder, on(other, hands.clerk.token, { version: other.version }));
});

test('a transfer that the bank never had', async () => {
  const { orderId, version, payments } = await orderProvedAbsent(NIUJIAO, hands);
  const params = { ...village, orderId, serial: payments[0]!.serial };
  const body = { version, choice: 'release', reason: '银行书面答复没有收到', proof: BY_CODE };
  await callTwice(decideUnknownTransfer, { token: hands.agencyDirector.token, params, body });
});

test('a difference with the bank', async () => {
  await breaksIn(NIUJIAO, 1);
  const params = { division: DISTRICT };
  const { items } = (await callApi(listTransferBreaks, { token: office.token, params })).body;
  const { breakId } = items[0]!;
  const body = { reason: '和银行核实过，是柜面付的' };
  await callTwice(settleTransferBreak, { token: office.token, params: { ...params, breakId }, body });
});

test('payees, accounts and posts', async () => {
  const payee = { name: '王秀英', natural: true, account: '6222021234567890128' };
  await callTwice(registerPayee, { token: hands.clerk.token, params: village, body: payee });
  const account = { name: '股份经济合作联合社', account: '88010120000012345', accountCode: '102' };
  await bankAccountRegistered(NIUJIAO, account.account);
  await callTwice(openPayingAccount, { token: hands.agencyDirector.token, params: village, body: account });
  const term = { division: NIUJIAO, post: 'clerk', personId: hands.clerk.personId, fromOn: dayInChina(now()) };
  await callTwice(appointToPost, { token: office.token, params: { districtCode: DISTRICT }, body: term });
});

test('every route of the orders was sent twice', () => expectEveryRoute('orders'));
