import { BOOKKEEPERS } from '@shared/accounts/books';
import { holds } from '@shared/roles';
import { AppError } from '@shared/errors';
import { showDuePayment } from '@shared/wechat-pay/dues';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import { lookTrade } from './ask-trade';
import { dueOf } from './due-store';
import { dueView } from './due-view';

/** What the phone was told by WeChat's own page is no proof: WeChat is asked, as long as there is no end. */
export const showDuePaymentHandler = handle(showDuePayment)(async ({ params: { duePaymentId }, caller }, { at }) => {
  const due = await dueOf(duePaymentId);
  const isTheirs = due?.payerAccountId === caller.accountId || due?.payerPersonId === caller.person?.personId;
  // Who keeps the village's books sees it as its payer does.
  if (!due || !(isTheirs || holds(caller.grants, BOOKKEEPERS, due.villageCode))) throw new AppError('notFound');
  return dueView(env.wechatPay ? await lookTrade(due, env.wechatPay, at) : due);
});
