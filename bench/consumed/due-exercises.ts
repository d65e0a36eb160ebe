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
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { breakIn, dueIn, duesAndBreaksIn } from '../../functions/wechat-pay/testing/due-in';
import { transfersTo, transferTo } from '../../functions/wechat-pay/testing/transfer-to';
import { openMerchant, paidAtWechat, rented } from '../../tests/support/merchant';
import { type District, handOf, openThisYear, personOf } from './district';
import { exercise, type Exercise, once, tenfold } from './exercise';

let wechat: ReturnType<typeof openMerchant> | undefined;
/** One WeChat Pay for all: its orders are found by number. */
export const withMerchant = () => (wechat ??= openMerchant());

const partyOf = async ({ village: { code }, township }: District) => {
  await withMerchant();
  const party = await personOf(code, `石${newId().slice(-3)}`);
  return { party, villageCode: code, contractId: await rented(code, party.name, township.token) };
};
const asParty = async (d: District) => {
  const { party, ...params } = await partyOf(d);
  return { token: party.token, params };
};
const BOOKED = { state: 'paid' as const, transactionId: '4200' };
const paidIn = async ({ village, resident, township }: District, isAsked: boolean) => {
  await withMerchant();
  const refund = { refundNo: 'R', reason: 'notOwed' as const, state: 'asked' as const, asked: handOf(township) };
  const more = { ...BOOKED, paidAt: now(), bookedAt: now(), ...(isAsked && { refund }) };
  const { duePaymentId } = await dueIn(village.code, resident, more);
  return { duePaymentId };
};
const LISTED = 'the payments by WeChat of a village, and what of them is to be looked at';
const withRows = once((d) => duesAndBreaksIn(d.village.code, d.resident, 30 * d.size));
const withTransfers = once((d) => transfersTo(d.village.code, d.resident, 30 * d.size));

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
    return { params: { duePaymentId } };
  }),
  exercise(receivePayNotice, async (d) => {
    const { party, ...place } = await partyOf(d);
    const pay = await withMerchant();
    const { headers, body } = pay.noticeOfTrade(await paidAtWechat(pay, { ...place, token: party.token }));
    return { headers: { ...headers }, body: JSON.parse(body) as unknown };
  }),
  exercise(askDueRefund, async (d) => ({ params: await paidIn(d, false), body: { reason: 'notOwed' } })),
  exercise(decideDueRefund, async (d) => ({
    ...{ token: d.bookkeepers[0].token, params: await paidIn(d, true) },
    body: { agrees: false },
  })),
  exercise(prepareDueVoucher, async (d) => {
    const { party, ...place } = await partyOf(d);
    await openThisYear(d);
    const more = { ...place, ...BOOKED, paidAt: now(), bookedAt: now() };
    const { duePaymentId } = await dueIn(d.village.code, party, more);
    return { params: { duePaymentId } };
  }),
  tenfold('what villages pay one person by WeChat')(listMyTransfers, async (d) => {
    await withTransfers(d);
    return {};
  }),
  exercise(showMyTransfer, async (d) => ({ params: { serial: await transferTo(d.village.code, d.resident) } })),
  tenfold(LISTED)(listDuePayments, async (d) => {
    await withRows(d);
    return {};
  }),
  tenfold(LISTED)(listDueBreaks, async (d) => {
    await withRows(d);
    return { params: { division: d.village.townCode } };
  }),
  tenfold(LISTED)(settleDueBreak, async (d) => {
    await withRows(d);
    return { params: await breakIn(d.village.code, d.resident), body: { settlement: 'foundRight' } };
  }),
];
