import { releaseBinding } from '@shared/identity/counter';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { handle } from '../../platform/serve';
import { retryOnRace } from '../../platform/transact';
import { release } from '../release';
import { anotherOfVillage } from './roster-person';

/**
 * By a cadre with the person and their card present; of who holds an office by an admin alone, or one cadre could take the roles of
 * all. Whoever signed in with that phone is signed out at once.
 */
export const releaseBindingHandler = handle(releaseBinding)(async (
  { params: { villageCode }, body: { personId, cardSeen, reason }, caller },
  { at, requestId },
) => {
  const isAdmin = holds(caller.grants, ['admin'], villageCode);
  if (!isAdmin && !cardSeen)
    throw new AppError('request.malformed', [{ path: 'cardSeen', message: '请先核对身份证，确认是本人' }]);
  await retryOnRace(async () => {
    const person = await anotherOfVillage(personId, villageCode, caller);
    if (person.accountId === undefined) throw new AppError('counter.notBound');
    if (!isAdmin && person.grants.length > 0) throw new AppError('counter.needsAdmin');
    await release(person, {
      at,
      endSessions: true,
      audit: {
        action: releaseBinding.id,
        at,
        actor: caller.accountId,
        role: isAdmin ? 'admin' : 'cadre',
        requestId,
        note: reason,
      },
    });
  });
  return {};
});
