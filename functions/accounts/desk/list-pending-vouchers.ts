import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listPendingVouchers } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { pendingIn } from './pending-store';
import { pendingView } from './pending-view';
import { isCashier } from './refuse-cashier';

/** The villages among these whose money who asks holds. */
async function cashierOf(villages: ReadonlySet<string>, caller: Caller, at: string): Promise<Set<string>> {
  const held = await Promise.all([...villages].map(async (one) => ((await isCashier(caller, one, at)) ? [one] : [])));
  return new Set(held.flat());
}

export const listPendingVouchersHandler = handle(listPendingVouchers)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (levelOf(division) === 'district')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个村，或者一个镇（街道）' }]);
  const { items, next } = await pendingIn(division, query);
  const held = await cashierOf(new Set(items.map(({ villageCode }) => villageCode)), caller, at);
  const views = items.map(async (pending) => ({
    ...(await pendingView(pending, caller)),
    ...(held.has(pending.villageCode) && { asCashier: true }),
  }));
  return { items: await Promise.all(views), next };
});
