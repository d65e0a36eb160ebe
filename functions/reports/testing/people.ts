import type { Grant } from '@shared/roles';
import { enrol, seedDivisions, signInBound } from '../../../tests/support/people';
import { freshTables, type Streams } from '../../../tests/support/tables';
import { newId } from '../../platform/id';

/** For tests: someone who has bound their real name, as an operation sees them. */
export interface Person {
  token: string;
  accountId: string;
  personId: string;
  openid: string;
  idNumber: string;
}

/** Empty tables with 南溪区's names in them. */
export async function freshDistrict(options: { streams?: Streams } = {}): Promise<void> {
  await freshTables(options);
  await seedDivisions();
}

type Office = Grant & { title?: string };

/** A person of 牛角村 and of this household, signed in and bound, with these offices. */
export async function memberNamed(name: string, householdId: string, ...grants: Office[]): Promise<Person> {
  const openid = `openid-${newId()}`;
  const enrolled = await enrol(name, { householdId, grants });
  const { token, me } = await signInBound(openid, enrolled);
  return { token, accountId: me.accountId, personId: enrolled.person.personId, openid, idNumber: enrolled.idNumber };
}

/** The same, who lives alone. */
export const personNamed = (name: string, ...grants: Office[]): Promise<Person> =>
  memberNamed(name, newId(), ...grants);
