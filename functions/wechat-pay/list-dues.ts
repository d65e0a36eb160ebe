import { listDueBreaks, listDuePayments } from '@shared/wechat-pay/dues';
import { handle } from '../platform/serve';
import { breakView, placeOf } from './due-break';
import { breaksIn, duesOf } from './due-store';
import { dueView } from './due-view';

export const listDuePaymentsHandler = handle(listDuePayments)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await duesOf(villageCode, query);
  return { items: await Promise.all(items.map(dueView)), next };
});

export const listDueBreaksHandler = handle(listDueBreaks)(async ({ params: { division }, query }) => {
  const { items, next } = await breaksIn(placeOf(division), query);
  return { items: items.map(breakView), next };
});
