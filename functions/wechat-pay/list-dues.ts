import { levelOf, townOf } from '@shared/divisions';
import { listDueBreaks, listDuePayments } from '@shared/wechat-pay/dues';
import { handle } from '../platform/serve';
import { breaksIn, duesOf, MERCHANT } from './due-store';
import { dueView } from './due-view';

export const listDuePaymentsHandler = handle(listDuePayments)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await duesOf(villageCode, query);
  return { items: await Promise.all(items.map(dueView)), next };
});

/** A village's stand among its town's; a district's are those that are no order's. */
export const listDueBreaksHandler = handle(listDueBreaks)(({ params: { division }, query }) => {
  const level = levelOf(division);
  return breaksIn(level === 'district' ? MERCHANT : level === 'village' ? townOf(division) : division, query);
});
