import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listPendingVouchers } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import { pendingIn } from './pending-store';
import { pendingView } from './pending-view';

export const listPendingVouchersHandler = handle(listPendingVouchers)(async ({
  params: { division },
  query,
  caller,
}) => {
  if (levelOf(division) === 'district')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个村，或者一个镇（街道）' }]);
  const { items, next } = await pendingIn(division, query);
  return { items: await Promise.all(items.map((pending) => pendingView(pending, caller))), next };
});
