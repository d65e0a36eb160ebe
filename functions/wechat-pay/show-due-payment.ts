import { showDuePayment } from '@shared/wechat-pay/dues';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import { lookTrade } from './ask-trade';
import { dueView } from './due-view';
import { dueSeenBy } from './seen-by';

/** What the phone was told by WeChat's own page is no proof: WeChat is asked, as long as there is no end. */
export const showDuePaymentHandler = handle(showDuePayment)(async ({ params: { duePaymentId }, caller }, { at }) => {
  const due = await dueSeenBy(duePaymentId, caller);
  return dueView(env.wechatPay ? await lookTrade(due, env.wechatPay, at) : due);
});
