import { rentOf } from '../e2e/rent';
import type { Phone } from './phone';

const VILLAGE = '511503002228';

/** WeChat's own pages to pay and to be paid, as somebody who puts a finger on them: the stack's WeChat Pay takes it, or it fails as there. */
export const payingAs = (origin: string, openid: string) => {
  const page = (name: string) => async (asked: { package: string }) => {
    const body = JSON.stringify({ openid, package: asked.package });
    const reply = await fetch(`${origin}/_dev/pay`, { method: 'POST', body });
    if (!reply.ok) throw new Error(`${name}:fail`);
    return { errMsg: `${name}:ok` };
  };
  return {
    requestPayment: page('requestPayment'),
    requestMerchantTransfer: page('requestMerchantTransfer'),
  };
};

/** Rent, from the contract's page to the receipt. */
export const PAYING = {
  what: '交租金: from the contract by WeChat to the receipt',
  walk: async (phone: Phone, origin: string) => {
    const { contractId, contractNo } = await rentOf(origin, VILLAGE, '王秀英');
    await phone.openPage(
      `/features/accounts/contract/index?villageCode=${VILLAGE}&contractId=${contractId}`,
      'reLaunch',
    );
    await phone.waitFor('现在还欠');
    await phone.tap('交租金');
    await phone.waitFor('要交的钱');
    await phone.tap('微信支付');
    await phone.waitFor('付好了', 30_000);
    await phone.waitFor('等代理中心审核记账');
    await phone.waitFor(new RegExp(contractNo));
  },
};
