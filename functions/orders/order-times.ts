import { showOrderTimes } from '@shared/orders/order-desk';
import { medianOf } from '../accounts/reading/comparison';
import { handle } from '../platform/serve';
import { newestHolds, payingAccountsOf, type StoredHold } from './funds-store';

/** So many transfers of each account are looked at: a year of a village. */
const NEWEST = 200;

/** For how many whole minutes each hold stood until it was paid, the shortest first. What was freed is no payment. */
export function minutesPaid(holds: readonly Pick<StoredHold, 'state' | 'placedAt' | 'resolvedAt'>[]): number[] {
  return holds
    .flatMap(({ state, placedAt, resolvedAt }) =>
      state === 'posted' && resolvedAt ? [Math.round((Date.parse(resolvedAt) - Date.parse(placedAt)) / 60_000)] : [],
    )
    .sort((a, b) => a - b);
}

export const showOrderTimesHandler = handle(showOrderTimes)(async ({ params: { villageCode } }) => {
  const accounts = await payingAccountsOf(villageCode);
  const holds = await Promise.all(accounts.map(({ payingAccountId }) => newestHolds(payingAccountId, NEWEST)));
  const minutes = minutesPaid(holds.flat());
  return { count: minutes.length, ...(minutes.length > 0 && { medianMinutes: medianOf(minutes) }) };
});
