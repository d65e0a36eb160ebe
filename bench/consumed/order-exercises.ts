import {
  appointToPost,
  listPayingAccounts,
  listPosts,
  listRegisteredPayees,
  openPayingAccount,
  registerPayee,
} from '@shared/orders/registers';
import {
  approveOrder,
  decideUnknownTransfer,
  listOrders,
  payOrder,
  recallOrder,
  returnOrder,
  saveOrder,
  showOrder,
  submitOrder,
} from '@shared/orders/payment-orders';
import { listWaitingOrders, showOrderDesk, showOrderTimes } from '@shared/orders/order-desk';
import { setSigningCode, showSigningCode } from '@shared/orders/signing';
import { listTransferBreaks, settleTransferBreak } from '@shared/orders/transfer-breaks';
import { dayInChina, yearOf } from '@shared/time';
import { openYear } from '../../functions/accounts/open-year';
import {
  bankAccountRegistered,
  type Hands,
  holdPosts,
  newContent,
  orderIn,
  orderProvedAbsent,
} from '../../functions/orders/testing/paying-village-store';
import { breaksPage } from '../../functions/orders/reconciliation/break-store';
import { BY_CODE } from '../../functions/orders/testing/signing';
import { breaksIn } from '../../functions/orders/testing/break-in';
import { now } from '../../functions/platform/clock';
import { DISTRICT } from '../../tests/support/people';
import { type District, personOf } from './district';
import { exercise, type Exercise, HOLDERS, NOTHING, tenfold } from './exercise';

const kept = new WeakMap<District, Promise<Hands>>();

/** The village’s five posts, made once a district. */
const handsOf = (d: District): Promise<Hands> => {
  const known = kept.get(d) ?? makeHands(d);
  kept.set(d, known);
  return known;
};
async function makeHands(d: District): Promise<Hands> {
  const { code, name, townCode } = d.village;
  const person = (who: string, role: 'cadre' | 'township', division: string) => personOf(code, who, { role, division });
  const hands: Hands = {
    clerk: await person('赵会', 'cadre', code),
    villageHead: await person('钱村', 'cadre', code),
    supervisionHead: await person('孙监', 'cadre', code),
    agencyDirector: await person('李主', 'township', townCode),
    chiefCashier: await person('周出', 'township', townCode),
  };
  await holdPosts(code, hands);
  const year = yearOf(dayInChina(now()));
  await openYear({ villageCode: code, villageName: name, townName: name, year }, 0, now(), 'bench').catch(
    () => undefined,
  );
  return hands;
}

type Who = keyof Hands;
const step =
  (state: 'draft' | 'approving' | 'approved', who: Who, more: object = {}, signs = false) =>
  async (d: District) => {
    const hands = await handsOf(d);
    const { orderId, version, digest } = await orderIn(state, d.village.code, hands);
    return {
      token: hands[who].token,
      params: { villageCode: d.village.code, orderId },
      body: { version, ...(signs && { digest, proof: BY_CODE }), ...more },
    };
  };
const reading = async (d: District) => ({
  token: (await handsOf(d)).clerk.token,
  params: { villageCode: d.village.code },
});

/** The exercises before have made more than these. */
const tenOf = async (d: District) => ({ ...(await reading(d)), query: { limit: 10 } });

let numbers = 0;
const number = () => `99010120${String((numbers += 1)).padStart(9, '0')}`;

const withBreaks = new WeakSet<District>();

/** 银村直联. */
export const orderExercises: Exercise[] = [
  exercise(saveOrder, async (d) => {
    const { clerk } = await handsOf(d);
    const body = await newContent(d.village.code, clerk);
    return { token: clerk.token, params: { villageCode: d.village.code }, body };
  }),
  exercise(submitOrder, step('draft', 'clerk')),
  exercise(approveOrder, step('approving', 'villageHead', {}, true)),
  exercise(returnOrder, step('approving', 'villageHead', { reason: '发票抬头不对', forGood: false })),
  exercise(recallOrder, step('approving', 'clerk')),
  exercise(payOrder, step('approved', 'chiefCashier', {}, true)),
  exercise(decideUnknownTransfer, async (d) => {
    const hands = await handsOf(d);
    const { orderId, version, payments } = await orderProvedAbsent(d.village.code, hands);
    return {
      token: hands.agencyDirector.token,
      params: { villageCode: d.village.code, orderId, serial: payments[0]!.serial },
      body: { version, choice: 'release', reason: '银行书面答复没有收到', proof: BY_CODE },
    };
  }),
  exercise(showSigningCode, async (d) => ({ token: (await handsOf(d)).villageHead.token })),
  // One who signs nothing in the exercises after.
  exercise(setSigningCode, async (d) => ({ token: (await handsOf(d)).clerk.token, body: { code: '481632' } })),
  exercise(showOrder, async (d) => {
    const hands = await handsOf(d);
    const { orderId } = await orderIn('draft', d.village.code, hands);
    return { token: hands.clerk.token, params: { villageCode: d.village.code, orderId } };
  }),
  exercise(showOrderDesk, async (d) => {
    const hands = await handsOf(d);
    const { orderId } = await orderIn('approving', d.village.code, hands);
    return { token: hands.villageHead.token, params: { villageCode: d.village.code, orderId } };
  }),
  tenfold(NOTHING, { grows: 'orders that wait for somebody else are read on the way, and left out' })(
    listWaitingOrders,
    async (d) => {
      const hands = await handsOf(d);
      await orderIn('approving', d.village.code, hands);
      const params = { divisionCode: d.village.code };
      return { token: hands.villageHead.token, params, query: { limit: 1 } };
    },
  ),
  tenfold('what the bank and the orders say differently in a village')(listTransferBreaks, async (d) => {
    if (!withBreaks.has(d)) await breaksIn(d.village.code, 30 * d.size);
    withBreaks.add(d);
    return { params: { division: d.village.townCode } };
  }),
  exercise(settleTransferBreak, async (d) => {
    await breaksIn(d.village.code, 1);
    const { items } = await breaksPage('open', ({ villageCode }) => villageCode === d.village.code, { limit: 1 });
    return {
      params: { division: d.village.townCode, breakId: items[0]!.breakId },
      body: { reason: '和银行核实过，是柜面付的' },
    };
  }),
  exercise(showOrderTimes, reading),
  tenfold(NOTHING, { grows: HOLDERS })(listOrders, tenOf),
  exercise(listRegisteredPayees, tenOf),
  exercise(listPayingAccounts, reading),
  exercise(listPosts, async (d) => ({
    token: (await handsOf(d)).clerk.token,
    params: { divisionCode: d.village.code },
  })),
  exercise(registerPayee, async (d) => ({
    ...(await reading(d)),
    body: { name: '王秀英', natural: true, account: number() },
  })),
  exercise(openPayingAccount, async (d) => {
    const account = number();
    await bankAccountRegistered(d.village.code, account);
    return {
      token: (await handsOf(d)).agencyDirector.token,
      params: { villageCode: d.village.code },
      body: { name: '股份经济合作联合社', account, accountCode: '102' },
    };
  }),
  exercise(appointToPost, async (d) => ({
    params: { districtCode: DISTRICT },
    body: {
      division: d.village.code,
      post: 'townOfficial',
      personId: (await handsOf(d)).clerk.personId,
      fromOn: dayInChina(now()),
    },
  })),
];
