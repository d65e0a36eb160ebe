import Taro from '@tarojs/taro';
import type { ConfirmRequest } from '@shared/wechat-pay/transfers';
import { demoPay } from '@/platform/server/login';
import type { PayEnd } from './pay-by-wechat';

/** Taro knows nothing of this one (developers.weixin.qq.com, wx.requestMerchantTransfer; library 3.3.0 and later). */
declare const wx: {
  requestMerchantTransfer: (
    asked: ConfirmRequest & { success: () => void; fail: (error: { errMsg: string }) => void },
  ) => void;
};

/** Whether this phone's WeChat can confirm; or the local stack's simulator of it. */
export const canConfirm = (): boolean =>
  process.env.TARO_ENV === 'weapp' ? Taro.canIUse('requestMerchantTransfer') : __DEV_LOGIN__;

/** Opens WeChat's page to confirm: within the tap, or WeChat refuses. Its end proves nothing: the server asks WeChat. */
export async function confirmByWechat(request: ConfirmRequest): Promise<PayEnd> {
  if (process.env.TARO_ENV !== 'weapp') {
    await demoPay(request.package);
    return 'done';
  }
  return new Promise((ended) => {
    wx.requestMerchantTransfer({
      ...request,
      success: () => ended('done'),
      fail: ({ errMsg }) => ended(/cancel/.test(errMsg) ? 'cancelled' : 'unsure'),
    });
  });
}
