import { dayInChina } from '@shared/time';
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
import { type District, openThisYear, personOf } from './district';
import { exercises, HOLDERS, NOTHING, once, tenfold } from './exercise';

/** The village’s five posts. */
const handsOf = once(async (d): Promise<Hands> => {
  const { code, townCode } = d.village;
  const inVillage = (who: string) => personOf(code, who, { role: 'cadre', division: code });
  const inTown = (who: string) => personOf(code, who, { role: 'township', division: townCode });
  const hands = {
    ...{
      clerk: await inVillage('赵会'),
      villageHead: await inVillage('钱村'),
      supervisionHead: await inVillage('孙监'),
    },
    ...{ agencyDirector: await inTown('李主'), chiefCashier: await inTown('周出') },
  };
  await holdPosts(code, hands);
  await openThisYear(d);
  return hands;
});

/** By one of the five. */
const as = (who: keyof Hands) => async (d: District) => ({ by: (await handsOf(d))[who] });
/** By one of the five, of an order of its own that has come this far. */
const onOrder = (state: 'draft' | 'approving' | 'approved', who: keyof Hands) => async (d: District) => ({
  on: await orderIn(state, d.village.code, await handsOf(d)),
  ...(await as(who)(d)),
});
/** The same, with what the step says besides the version. */
const step =
  (state: 'draft' | 'approving' | 'approved', who: keyof Hands, more: object = {}, signs = false) =>
  async (d: District) => {
    const call = await onOrder(state, who)(d);
    return { ...call, body: { ...(signs && { digest: call.on.digest, proof: BY_CODE }), ...more } };
  };

/** The exercises before have made more than these. */
const tenOf = async (d: District) => ({ ...(await as('clerk')(d)), query: { limit: 10 } });

let numbers = 0;
const number = () => `99010120${String((numbers += 1)).padStart(9, '0')}`;

const withBreaks = once((d) => breaksIn(d.village.code, 30 * d.size));

/** 银村直联. */
export const orderExercises = exercises(NOTHING, {
  saveOrder: async (d) => {
    const { clerk } = await handsOf(d);
    return { by: clerk, body: await newContent(d.village.code, clerk) };
  },
  submitOrder: step('draft', 'clerk'),
  approveOrder: step('approving', 'villageHead', {}, true),
  returnOrder: step('approving', 'villageHead', { reason: '发票抬头不对', forGood: false }),
  recallOrder: step('approving', 'clerk'),
  payOrder: step('approved', 'chiefCashier', {}, true),
  decideUnknownTransfer: async (d) => {
    const { orderId, version, payments } = await orderProvedAbsent(d.village.code, await handsOf(d));
    return {
      ...(await as('agencyDirector')(d)),
      on: { orderId, serial: payments[0]!.serial },
      body: { version, choice: 'release', reason: '银行书面答复没有收到', proof: BY_CODE },
    };
  },
  showSigningCode: as('villageHead'),
  // One who signs nothing in the exercises after.
  setSigningCode: async (d) => ({ ...(await as('clerk')(d)), body: { code: '481632' } }),
  showOrder: onOrder('draft', 'clerk'),
  showOrderDesk: onOrder('approving', 'villageHead'),
  listWaitingOrders: tenfold(
    NOTHING,
    async (d) => {
      const { by } = await onOrder('approving', 'villageHead')(d);
      return { by, params: { divisionCode: d.village.code }, query: { limit: 1 } };
    },
    'orders that wait for somebody else are read on the way, and left out',
  ),
  listTransferBreaks: tenfold('what the bank and the orders say differently in a village', async (d) => {
    await withBreaks(d);
    return { in: 'town' };
  }),
  settleTransferBreak: async (d) => {
    await breaksIn(d.village.code, 1);
    const { items } = await breaksPage('open', ({ villageCode }) => villageCode === d.village.code, { limit: 1 });
    return { in: 'town', on: { breakId: items[0]!.breakId }, body: { reason: '和银行核实过，是柜面付的' } };
  },
  showOrderTimes: as('clerk'),
  listOrders: tenfold(NOTHING, tenOf, HOLDERS),
  listRegisteredPayees: tenOf,
  listPayingAccounts: as('clerk'),
  listPosts: async (d) => ({ ...(await as('clerk')(d)), params: { divisionCode: d.village.code } }),
  registerPayee: async (d) => ({
    ...(await as('clerk')(d)),
    body: { name: '王秀英', natural: true, account: number() },
  }),
  openPayingAccount: async (d) => {
    const account = number();
    await bankAccountRegistered(d.village.code, account);
    return {
      ...(await as('agencyDirector')(d)),
      body: { name: '股份经济合作联合社', account, accountCode: '102' },
    };
  },
  appointToPost: async (d) => {
    const { personId } = (await handsOf(d)).clerk;
    const division = d.village.code;
    return { body: { division, post: 'townOfficial', personId, fromOn: dayInChina(now()) } };
  },
});
