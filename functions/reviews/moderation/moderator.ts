import { AppError } from '@shared/errors';
import { personById, personsInHousehold, rowsOfOne } from '../../identity/person-store';
import type { Caller } from '../../platform/sessions';
import type { Moderator } from './moderation';

/**
 * Who looks, as a person with a household, whatever phone is used; roles that sleep keep one from a matter all the same.
 * @throws AppError `identity.bindingRequired`: whoever is not known as a person could be the one who is judged.
 */
export async function moderatorOf({ person, grants, asleep = [] }: Caller): Promise<Moderator> {
  const self = person && (await personById(person.personId));
  if (!self) throw new AppError('identity.bindingRequired');
  const own = [self, ...(await rowsOfOne(self))];
  const households = [...new Set(own.map(({ householdId }) => householdId))];
  const kin = [...own, ...(await Promise.all(households.map(personsInHousehold))).flat()];
  const held = [...grants, ...asleep, ...kin.flatMap((one) => one.grants)];
  return {
    personIds: new Set(kin.map(({ personId }) => personId)),
    ownIds: new Set(own.map(({ personId }) => personId)),
    cadresOf: new Set(held.filter(({ role }) => role === 'cadre').map(({ division }) => division)),
  };
}
