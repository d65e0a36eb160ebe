import { AppError } from '@shared/errors';
import { revokeRole } from '@shared/identity';
import { handle } from '../platform/serve';
import { mayAdminister } from './identity';
import { ADMIN, saveGrants } from './save-grants';

export const revokeRoleHandler = handle(revokeRole)(async ({ params, caller }, { at, requestId }) => {
  const { personId, role, division } = params;
  if (!mayAdminister(caller.grants, division)) throw new AppError('auth.refused');
  const audit = { action: revokeRole.id, at, actor: caller.accountId, role: ADMIN, requestId };
  await saveGrants({ personId, change: 'take', grant: { role, division }, audit });
  return {};
});
