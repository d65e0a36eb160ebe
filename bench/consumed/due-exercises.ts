import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { breakIn, dueIn, duesAndBreaksIn } from '../../functions/wechat-pay/testing/due-in';
import { transfersTo, transferTo } from '../../functions/wechat-pay/testing/transfer-to';
import { openMerchant, paidAtWechat, rented } from '../../tests/support/merchant';
import { type District, handOf, openThisYear, personOf } from './district';
import { exercises, NOTHING, once, tenfold } from './exercise';

let wechat: ReturnType<typeof openMerchant> | undefined;
/** One WeChat Pay for all: its orders are found by number. */
export const withMerchant = () => (wechat ??= openMerchant());

const partyOf = async ({ village: { code }, township }: District) => {
  await withMerchant();
  const party = await personOf(code, `石${newId().slice(-3)}`);
  return { party, villageCode: code, contractId: await rented(code, party.name, township.token) };
};
const asParty = async (d: District) => {
  const { party, ...on } = await partyOf(d);
  return { by: party, on };
};
const BOOKED = { state: 'paid' as const, transactionId: '4200' };
const paidIn = async ({ village, resident, township }: District, isAsked: boolean) => {
  await withMerchant();
  const refund = { refundNo: 'R', reason: 'notOwed' as const, state: 'asked' as const, asked: handOf(township) };
  const more = { ...BOOKED, paidAt: now(), bookedAt: now(), ...(isAsked && { refund }) };
  return dueIn(village.code, resident, more);
};
const withRows = once((d) => duesAndBreaksIn(d.village.code, d.resident, 30 * d.size));
const withTransfers = once((d) => transfersTo(d.village.code, d.resident, 30 * d.size));

/** 微信支付. */
export const dueExercises = [
  ...exercises(NOTHING, {
    showDue: asParty,
    payDue: asParty,
    showDuePayment: async (d) => ({ on: await dueIn(d.village.code, d.resident) }),
    printDueReceipt: async (d) => ({ on: await dueIn(d.village.code, d.resident, { state: 'paid', paidAt: now() }) }),
    receivePayNotice: async (d) => {
      const { party, ...place } = await partyOf(d);
      const pay = await withMerchant();
      const { headers, body } = pay.noticeOfTrade(await paidAtWechat(pay, { ...place, token: party.token }));
      return { headers: { ...headers }, body: JSON.parse(body) as unknown };
    },
    askDueRefund: async (d) => ({ on: await paidIn(d, false), body: { reason: 'notOwed' } }),
    decideDueRefund: async (d) => ({ by: d.bookkeepers[0], on: await paidIn(d, true), body: { agrees: false } }),
    prepareDueVoucher: async (d) => {
      const { party, ...place } = await partyOf(d);
      await openThisYear(d);
      return { on: await dueIn(d.village.code, party, { ...place, ...BOOKED, paidAt: now(), bookedAt: now() }) };
    },
    listMyTransfers: tenfold('what villages pay one person by WeChat', async (d) => {
      await withTransfers(d);
      return {};
    }),
    showMyTransfer: async (d) => ({ on: { serial: await transferTo(d.village.code, d.resident) } }),
  }),
  ...exercises('the payments by WeChat of a village, and what of them is to be looked at', {
    listDuePayments: async (d) => {
      await withRows(d);
      return {};
    },
    listDueBreaks: async (d) => {
      await withRows(d);
      return { in: 'town' };
    },
    settleDueBreak: async (d) => {
      await withRows(d);
      return { on: await breakIn(d.village.code, d.resident), body: { settlement: 'foundRight' } };
    },
  }),
];
