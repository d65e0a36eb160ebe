import { showContract } from '@shared/accounts/contracts';
import { listPendingVouchers } from '@shared/accounts/pending-vouchers';
import type { Role } from '@shared/roles';
import { dayInChina, yearOf } from '@shared/time';
import { askDueRefund, decideDueRefund, listDueBreaks, payDue, showDue, showDuePayment } from '@shared/wechat-pay/dues';
import { service } from '../../infrastructure/service';
import { actAs, actorOf } from '../../local/iam/enforce';
import { callApi } from './api';
import { closeMerchant, openMerchant, paidAtWechat, rented } from './merchant';
import { seedChart } from './chart';
import { DISTRICT, enrol, NIUJIAO, signInBound, TOWN } from './people';
import { openYear } from '../../functions/accounts/open-year';
import { now, setClock } from '../../functions/platform/clock';
import { runPayLeg } from '../../functions/wechat-pay/run-pay-leg';
import { freshDistrict } from '../../functions/reports/testing/people';

export type Who = 'party' | 'neighbour' | 'first' | 'second' | 'third' | 'regulator';
export type PayOffice = Awaited<ReturnType<typeof openPayOffice>>;

let people = 0;
const bound = async (name: string, role?: Role, division = TOWN) => {
  const enrolled = await enrol(name, role ? { grants: [{ role, division }] } : {});
  return (await signInBound(`oDUES-${(people += 1)}-${process.pid}`.padEnd(28, '0'), enrolled)).token;
};

/** A village with a contract of 王秀英's, an office that keeps its books, and a WeChat Pay, at a clock that a test moves. */
export async function openPayOffice() {
  let shift = 0;
  const clock = setClock(() => new Date(Date.now() + shift));
  await freshDistrict();
  await seedChart();
  const names = { villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道' };
  await openYear({ ...names, year: yearOf(dayInChina(now())) }, 1_000_000, now(), 'import');
  const tokens: Record<Who, string> = {
    party: await bound('王秀英'),
    neighbour: await bound('李小军'),
    first: await bound('赵强', 'township'),
    second: await bound('田静', 'township'),
    third: await bound('高远', 'township'),
    regulator: await bound('周敏', 'regulator', DISTRICT),
  };
  const wechat = await openMerchant();
  const contractId = await rented(NIUJIAO, '王秀英', tokens.first);
  const place = { villageCode: NIUJIAO, contractId };
  /** A session lasts an hour: what people look at stands in the present. */
  const inThePresent = async <T>(act: () => Promise<T>): Promise<T> => {
    const was = shift;
    shift = 0;
    try {
      return await act();
    } finally {
      shift = was;
    }
  };
  const paid = () => paidAtWechat(wechat, { ...place, token: tokens.party });
  return {
    ...{ tokens, wechat, contractId, place, inThePresent },
    due: (who: Who = 'party') => callApi(showDue, { token: tokens[who], params: place }),
    pay: (who: Who = 'party', key?: string) =>
      callApi(payDue, { token: tokens[who], params: place, ...(key && { key }) }),
    look: (duePaymentId: string, who: Who = 'party') =>
      callApi(showDuePayment, { token: tokens[who], params: { duePaymentId } }),
    card: async () => (await callApi(showContract, { params: place })).body,
    pendings: () =>
      inThePresent(
        async () =>
          (await callApi(listPendingVouchers, { token: tokens.first, params: { division: NIUJIAO } })).body.items,
      ),
    breaks: (division = TOWN, who: Who = 'first') =>
      inThePresent(async () => (await callApi(listDueBreaks, { token: tokens[who], params: { division } })).body.items),
    /** @param left the ms that the function has still to live, each time it is asked; the last for good. */
    leg: (...left: number[]) =>
      actAs(actorOf(service, 'wechatPay'), () =>
        runPayLeg({ getRemainingTimeInMillis: () => (left.length > 1 ? left.shift()! : (left[0] ?? Infinity)) }),
      ),
    paid,
    /** Paid, and the notice of it was taken in. */
    paidAndHeard: async () => {
      const id = await paid();
      await wechat.deliverWaiting();
      return id;
    },
    ask: (duePaymentId: string, who: Who = 'first') =>
      callApi(askDueRefund, {
        token: tokens[who],
        params: { villageCode: NIUJIAO, duePaymentId },
        body: { reason: 'notOwed' },
      }),
    decide: (duePaymentId: string, who: Who, agrees = true) =>
      callApi(decideDueRefund, {
        token: tokens[who],
        params: { villageCode: NIUJIAO, duePaymentId },
        body: { agrees },
      }),
    /** The number of the first refund. */
    refundNo: () => [...wechat.refunds.keys()][0]!,
    /** Moves the clock. */
    minutes: (count: number) => void (shift += count * 60_000),
    /** Sets the clock. */
    setNow: (instant: string) => void (shift = Date.parse(instant) - Date.now()),
    close: async () => {
      clock();
      await closeMerchant(wechat);
    },
  };
}
