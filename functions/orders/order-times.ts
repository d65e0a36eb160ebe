import { showOrderTimes } from '@shared/orders/order-desk';
import { handle } from '../platform/serve';
import { walkPages } from '../platform/query-page';
import { HoldEntity, payingAccountsOf, type StoredHold } from './funds-store';

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

/** The middle of sorted numbers; of an even number of them the mean of the two in the middle, rounded. */
export function middleOf(sorted: readonly number[]): number | undefined {
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[half] : Math.round((sorted[half - 1]! + sorted[half]!) / 2);
}

async function newestHolds(payingAccountId: string): Promise<StoredHold[]> {
  const partition = `HOLDS#${payingAccountId}`;
  const walk = walkPages(HoldEntity, {
    partition,
    range: { beginsWith: 'HOLD#' },
    newestFirst: true,
    atOnce: NEWEST,
  });
  const first = await walk.next();
  return first.done ? [] : first.value.rows;
}

export const showOrderTimesHandler = handle(showOrderTimes)(async ({ params: { villageCode } }) => {
  const accounts = await payingAccountsOf(villageCode);
  const holds = await Promise.all(accounts.map(({ payingAccountId }) => newestHolds(payingAccountId)));
  const minutes = minutesPaid(holds.flat());
  const median = middleOf(minutes);
  return { count: minutes.length, ...(median !== undefined && { medianMinutes: median }) };
});
