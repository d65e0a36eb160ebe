import Taro from '@tarojs/taro';
import type { PayRequest } from '@shared/wechat-pay/dues';
import { demoPay } from '@/platform/server/login';

/** Whether there is anything to pay with: WeChat, or the local stack's simulator of it. */
export const CAN_PAY = process.env.TARO_ENV === 'weapp' || __DEV_LOGIN__;

/** What WeChat's own page ended with. `done` is no proof of a payment: the server asks WeChat. */
export type PayEnd = 'done' | 'cancelled' | 'unsure';

/** Opens WeChat's page to pay. */
export async function payByWechat(request: PayRequest): Promise<PayEnd> {
  if (process.env.TARO_ENV !== 'weapp') {
    await demoPay(request.package);
    return 'done';
  }
  // Taro makes no promise of this one.
  return new Promise((ended) => {
    void Taro.requestPayment({
      ...request,
      success: () => ended('done'),
      fail: ({ errMsg }) => ended(/cancel/.test(errMsg) ? 'cancelled' : 'unsure'),
    });
  });
}
