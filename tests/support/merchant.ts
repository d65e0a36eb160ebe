import { registerContract } from '@shared/accounts/contracts';
import { payDue, receivePayNotice } from '@shared/wechat-pay/dues';
import { addDays, dayInChina } from '@shared/time';
import { simulatedMerchant } from '../../local/wechat-pay-simulator/simulated-merchant';
import type { SentNotice } from '../../local/wechat-pay-simulator/records';
import { type PaySimulator, startWechatPaySimulator } from '../../local/wechat-pay-simulator/simulator';
import { callApi } from './api';
import { now } from '../../functions/platform/clock';

/** Brings a notice to the API as WeChat does; the status it was answered with. */
export const bring = async ({ headers, body }: SentNotice): Promise<number> =>
  (await callApi(receivePayNotice, { headers: { ...headers }, body: JSON.parse(body) as unknown })).status;

/** A merchant at a WeChat Pay of this test's own, by the clock of the functions. */
export async function openMerchant(): Promise<PaySimulator> {
  const merchant = simulatedMerchant(process.env.WECHAT_APP_ID!, 'https://api.example.com');
  const clock = () => Date.parse(now());
  const wechat = await startWechatPaySimulator({ ...merchant.simulator, port: 0, now: clock, deliver: bring });
  Object.assign(process.env, merchant.environment(wechat.apiBase));
  return wechat;
}

export async function closeMerchant(wechat: PaySimulator): Promise<void> {
  process.env.WECHAT_PAY_MERCHANT_ID = '';
  await wechat.stop();
}

let contracts = 0;

/** A contract of somebody's with a rent of 300 yuan that was due a month ago, and another to come. */
export async function rented(villageCode: string, partyB: string, token: string): Promise<string> {
  const today = dayInChina(now());
  const { status, body } = await callApi(registerContract, {
    token,
    params: { villageCode },
    body: {
      contractNo: `WX-${(contracts += 1)}-${today}`,
      title: '大堰塘养鱼承包合同',
      ...{ partyB, partyBKind: 'person', subject: '大堰塘' },
      ...{ signedOn: addDays(today, -400), startsOn: addDays(today, -400), endsOn: addDays(today, 400) },
      yearlyRentFen: 30_000,
      dues: [-30, 330].map((days) => ({ dueOn: addDays(today, days), amountFen: 30_000 })),
      decidedBy: '村民代表会议',
    },
  });
  if (status !== 200) throw new Error(`registerContract answered ${status} ${JSON.stringify(body)}`);
  return body.contractId;
}

/** What is due for a contract, ordered and paid; the notice of it is still on its way. */
export async function paidAtWechat(
  wechat: PaySimulator,
  { villageCode, contractId, token }: { villageCode: string; contractId: string; token: string },
): Promise<string> {
  const { status, body } = await callApi(payDue, { token, params: { villageCode, contractId } });
  if (status !== 200) throw new Error(`payDue answered ${status} ${JSON.stringify(body)}`);
  const { duePaymentId } = body.payment;
  const trade = wechat.trades.get(duePaymentId)!;
  wechat.pay(trade.prepayId, trade.openid);
  return duePaymentId;
}
