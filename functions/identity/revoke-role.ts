import { AppError } from '@shared/errors';
import { revokeRole } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { anotherPerson, askSecond } from './grants/ask-second';
import { holdersOf } from './grants/holders';
import { mayTakeAlone } from './grants/open-grant';
import { hasGrant, mayAdminister } from './identity';
import { ADMIN, saveGrants } from './save-grants';

/** The last who watches is not sent away by one admin alone. */
export const revokeRoleHandler = handle(revokeRole)(async ({ params, caller }, { at, requestId }) => {
  const { personId, role, division } = params;
  if (!mayAdminister(caller.grants, division)) throw new AppError('auth.refused');
  const person = await anotherPerson(personId, caller);
  const grant = { role, division };
  if (!hasGrant(person.grants, grant)) return { state: 'done' };
  const others = (await holdersOf(role, division, at)).filter((holder) => holder.personId !== personId);
  if (!mayTakeAlone(role, others.length))
    return askSecond({ kind: 'take', person, grant }, caller, { at, requestId, action: revokeRole.id });
  await saveGrants({
    personId,
    change: 'take',
    grant,
    byPersonId: caller.person?.personId,
    audit: { action: revokeRole.id, at, actor: caller.accountId, role: ADMIN, requestId },
  });
  return { state: 'done' };
});
