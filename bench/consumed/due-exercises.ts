import {
  askDueRefund,
  decideDueRefund,
  listDueBreaks,
  listDuePayments,
  payDue,
  prepareDueVoucher,
  receivePayNotice,
  settleDueBreak,
  showDue,
  showDuePayment,
} from '@shared/wechat-pay/dues';
import { printDueReceipt } from '@shared/wechat-pay/receipts';
import { listMyTransfers, showMyTransfer } from '@shared/wechat-pay/transfers';
import { dayInChina, yearOf } from '@shared/time';
import { openYear } from '../../functions/accounts/open-year';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { breakIn, dueIn, duesAndBreaksIn } from '../../functions/wechat-pay/testing/due-in';
import { transfersTo, transferTo } from '../../functions/wechat-pay/testing/transfer-to';
import { openMerchant, paidAtWechat, rented } from '../../tests/support/merchant';
import { type District, personOf } from './district';
import { exercise, type Exercise, tenfold } from './exercise';

let wechat: ReturnType<typeof openMerchant> | undefined;
/** One WeChat Pay for all: its orders are found by number. */
export const withMerchant = () => (wechat ??= openMerchant());

const partyOf = async (d: District) => {
  await withMerchant();
  const { code } = d.village;
  const party = await personOf(code, `石${newId().slice(-3)}`);
  return { party, villageCode: code, contractId: await rented(code, party.name, d.township.token) };
};
const asParty = async (d: District) => {
  const { party, ...params } = await partyOf(d);
  return { token: party.token, params };
};
const refund = { refundNo: 'R', reason: 'notOwed' as const, state: 'asked' as const };
const paidIn = async (d: District, isAsked: boolean) => {
  await withMerchant();
  const asked = { accountId: d.township.accountId, personId: d.township.personId, name: d.township.name, at: now() };
  const more = { state: 'paid' as const, paidAt: now(), bookedAt: now(), transactionId: '4200' };
  const refunding = isAsked ? { refund: { ...refund, asked } } : {};
  const { duePaymentId } = await dueIn(d.village.code, d.resident, { ...more, ...refunding });
  return { villageCode: d.village.code, duePaymentId };
};
const LISTED = 'the payments by WeChat of a village, and what of them is to be looked at';
const listed = new WeakSet<District>();
const paidTo = new WeakSet<District>();
const withRows = async (d: District) => {
  if (!listed.has(d)) await duesAndBreaksIn(d.village.code, d.resident, 30 * d.size);
  listed.add(d);
};

/** 微信支付. */
export const dueExercises: Exercise[] = [
  exercise(showDue, asParty),
  exercise(payDue, asParty),
  exercise(showDuePayment, async (d) => {
    const { duePaymentId } = await dueIn(d.village.code, d.resident);
    return { params: { duePaymentId } };
  }),
  exercise(printDueReceipt, async (d) => {
    const { duePaymentId } = await dueIn(d.village.code, d.resident, { state: 'paid', paidAt: now() });
    return { token: d.resident.token, params: { duePaymentId } };
  }),
  exercise(receivePayNotice, async (d) => {
    const { party, ...place } = await partyOf(d);
    const pay = await withMerchant();
    const { headers, body } = pay.noticeOfTrade(await paidAtWechat(pay, { ...place, token: party.token }));
    return { headers: { ...headers }, body: JSON.parse(body) as unknown };
  }),
  exercise(askDueRefund, async (d) => ({
    ...{ token: d.township.token, params: await paidIn(d, false) },
    body: { reason: 'notOwed' as const },
  })),
  exercise(decideDueRefund, async (d) => ({
    ...{ token: d.bookkeepers[0].token, params: await paidIn(d, true) },
    body: { agrees: false },
  })),
  exercise(prepareDueVoucher, async (d) => {
    const { party, ...place } = await partyOf(d);
    const year = yearOf(dayInChina(now()));
    const { code, name } = d.village;
    await openYear({ villageCode: code, villageName: name, townName: name, year }, 0, now(), 'bench').catch(
      () => undefined,
    );
    const more = { ...place, state: 'paid' as const, paidAt: now(), bookedAt: now(), transactionId: '4200' };
    const { duePaymentId } = await dueIn(d.village.code, party, more);
    return { params: { villageCode: d.village.code, duePaymentId } };
  }),
  tenfold('what villages pay one person by WeChat')(listMyTransfers, async (d) => {
    if (!paidTo.has(d)) await transfersTo(d.village.code, d.resident, 30 * d.size);
    paidTo.add(d);
    return {};
  }),
  exercise(showMyTransfer, async (d) => ({ params: { serial: await transferTo(d.village.code, d.resident) } })),
  tenfold(LISTED)(listDuePayments, async (d) => {
    await withRows(d);
    return { params: { villageCode: d.village.code } };
  }),
  tenfold(LISTED)(listDueBreaks, async (d) => {
    await withRows(d);
    return { params: { division: d.village.townCode } };
  }),
  tenfold(LISTED)(settleDueBreak, async (d) => {
    await withRows(d);
    const params = await breakIn(d.village.code, d.resident);
    return { params, body: { settlement: 'foundRight' as const } };
  }),
];
