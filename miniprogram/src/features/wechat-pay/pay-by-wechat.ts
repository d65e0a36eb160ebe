import Taro from '@tarojs/taro';
import type { PayRequest } from '@shared/wechat-pay/dues';
import { readStored } from '@/platform/storage';

/** Whether there is anything to pay with: WeChat, or the local stack's simulator of it. */
export const CAN_PAY = process.env.TARO_ENV === 'weapp' || __DEV_LOGIN__;

/** What WeChat's own page ended with. `done` is no proof of a payment: the server asks WeChat. */
export type PayEnd = 'done' | 'cancelled' | 'unsure';

/** Opens WeChat's page to pay. */
export async function payByWechat(request: PayRequest): Promise<PayEnd> {
  if (process.env.TARO_ENV !== 'weapp') return payAsDemo(request);
  try {
    await Taro.requestPayment({ ...request });
    return 'done';
  } catch (error) {
    return /cancel/.test(String((error as { errMsg?: unknown }).errMsg)) ? 'cancelled' : 'unsure';
  }
}

/** As the demo person who is signed in: what a fingerprint on a phone would do. */
async function payAsDemo(request: PayRequest): Promise<PayEnd> {
  if (!__DEV_LOGIN__) return 'unsure';
  const data = JSON.stringify({ openid: readStored<string>('dev.openid'), package: request.package });
  const { statusCode } = await Taro.request({ url: '/_dev/pay', method: 'POST', data });
  return statusCode === 200 ? 'done' : 'unsure';
}
