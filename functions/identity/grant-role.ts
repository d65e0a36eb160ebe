import { AppError } from '@shared/errors';
import { grantRole } from '@shared/identity';
import { handle } from '../platform/serve';
import { grantProblem, mayAdminister } from './identity';
import { ADMIN, saveGrants } from './save-grants';

export const grantRoleHandler = handle(grantRole)(async ({ params, body, caller }, { at, requestId }) => {
  if (!mayAdminister(caller.grants, body.division)) throw new AppError('auth.refused');
  const problem = grantProblem(body);
  if (problem) throw new AppError('request.malformed', [problem]);
  const audit = { action: grantRole.id, at, actor: caller.accountId, role: ADMIN, requestId };
  await saveGrants({ personId: params.personId, change: 'give', grant: body, audit });
  return {};
});
