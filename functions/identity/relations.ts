import { AppError } from '@shared/errors';
import { type Person, personById, personsInHousehold, rowsOfSelf, withAllRows } from './person-store';
import type { Caller } from '../platform/sessions';

/** Somebody with everybody of their household: persons, and the villages whose cadres are among them. */
export interface Relations {
  /** All rows of rosters that are they or their household. */
  readonly personIds: ReadonlySet<string>;
  /** All rows of rosters that are this one human being. */
  readonly ownIds: ReadonlySet<string>;
  /** Villages whose cadre they are, or one of their household is. */
  readonly cadresOf: ReadonlySet<string>;
  /** Villages whose cadre they are themself. */
  readonly ownCadreOf: ReadonlySet<string>;
  /** Since when they are bound to the phone they call with. */
  readonly boundAt?: string | undefined;
}

/** All rows of rosters that are the one who calls, always in one order; none for one who is not known as a person. */
export const ownIdsOf = async ({ person }: Caller): Promise<string[]> => (person ? rowsOfSelf(person.personId) : []);

/**
 * Who calls, as a person with a household, whatever phone is used; roles that sleep keep one from a matter all the same.
 * @throws AppError `identity.bindingRequired`: whoever is not known as a person could be the one who is judged.
 */
export async function relationsOf({ person, grants, asleep = [] }: Caller): Promise<Relations> {
  const self = person && (await personById(person.personId));
  if (!self) throw new AppError('identity.bindingRequired');
  const own = await withAllRows([self]);
  const households = [...new Set(own.map(({ householdId }) => householdId))];
  const others = (await Promise.all(households.map(personsInHousehold))).flat();
  const kin = await withAllRows(others.filter(({ idHash }) => idHash !== self.idHash));
  const villagesOf = (held: Caller['grants'] | Person['grants']) =>
    held.filter(({ role }) => role === 'cadre').map(({ division }) => division);
  const ownCadreOf = [...grants, ...asleep, ...own.flatMap((one) => one.grants)];
  return {
    personIds: new Set([...own, ...kin].map(({ personId }) => personId)),
    ownIds: new Set(own.map(({ personId }) => personId)),
    cadresOf: new Set([...villagesOf(ownCadreOf), ...villagesOf(kin.flatMap((one) => one.grants))]),
    ownCadreOf: new Set(villagesOf(ownCadreOf)),
    boundAt: self.boundAt,
  };
}
