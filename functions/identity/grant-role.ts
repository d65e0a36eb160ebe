import { AppError } from '@shared/errors';
import { grantRole } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { anotherPerson, askSecond } from './grants/ask-second';
import { isWatcher } from './grants/open-grant';
import { grantProblem, mayAdminister } from './identity';
import { ADMIN, refuseIncompatible, saveGrants } from './save-grants';

/** To another person, never to oneself; a role that watches is given by two. */
export const grantRoleHandler = handle(grantRole)(async ({ params, body, caller }, { at, requestId }) => {
  if (!mayAdminister(caller.grants, body.division)) throw new AppError('auth.refused');
  const problem = grantProblem(body);
  if (problem) throw new AppError('request.malformed', [problem]);
  const person = await anotherPerson(params.personId, caller);
  await refuseIncompatible(person, body);
  if (isWatcher(body.role))
    return askSecond({ kind: 'give', person, grant: body }, caller, { at, requestId, action: grantRole.id });
  const audit = { action: grantRole.id, at, actor: caller.accountId, role: ADMIN, requestId };
  const { personId } = person;
  await saveGrants({ personId, change: 'give', grant: body, byPersonId: caller.person?.personId, audit });
  return { state: 'done' };
});
