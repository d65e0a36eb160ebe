import { type DivisionLevel, levelOf } from '@shared/divisions';
import { sameName } from '@shared/text/person-name';
import { type Grant, holds, type Role } from '@shared/roles';

type StoredGrant = { role: string; division: string; title?: string | undefined };
type AccountGrant = StoredGrant & { unconfirmed?: boolean | undefined };

interface Candidate {
  personId: string;
  name: string;
  accountId?: string | undefined;
  departed?: string | undefined;
}

/**
 * Which person of the roster this is; undefined when none can be bound. Whether the number, the name or the proof did not match, or
 * the person is bound already, is one answer: who guesses learns nothing from it.
 *
 * Where a mistake of the rosters has one number twice, it is one human being: always the same row of the two is bound, and none
 * while the other is, so that nobody is two persons.
 * @param candidates the rosters' persons with the identity number.
 * @param proven whether WeChat's phone, or the counter's code, is this person's.
 */
export function personToBind<P extends Candidate>(
  candidates: readonly P[],
  name: string,
  proven: (person: P) => boolean,
): P | undefined {
  const [first] = candidates
    .filter((person) => sameName(person.name, name))
    .sort((a, b) => Number(!!a.departed) - Number(!!b.departed) || (a.personId < b.personId ? -1 : 1));
  const isTheirs = first !== undefined && proven(first);
  return isTheirs && candidates.every(({ accountId }) => accountId === undefined) ? first : undefined;
}

/** Whether two phone numbers are one: spaces, dashes and the country's code before an 11-digit number do not matter. */
export const samePhone = (a: string, b: string): boolean => a !== '' && b !== '' && digitsOf(a) === digitsOf(b);
const digitsOf = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** What an account holds once bound: resident of the roster's village, and the person's standing roles. */
export const grantsWhenBound = (person: { villageCode: string; grants: readonly StoredGrant[] }): StoredGrant[] => [
  { role: 'resident', division: person.villageCode },
  ...person.grants,
];

/**
 * The grants of an account after its person's changed, or after it was bound. A standing role gives nothing until a second person has
 * confirmed that this account is the holder's; who gives it to a bound person has confirmed that.
 * @param before what the account held: nothing when it is bound just now.
 */
export const grantsOnAccount = (
  person: { villageCode: string; grants: readonly StoredGrant[] },
  before: readonly AccountGrant[],
  given?: Grant,
): AccountGrant[] =>
  grantsWhenBound(person).map((grant) => {
    if (grant.role === 'resident' || (given && isGrant(given)(grant))) return grant;
    const held = before.find(({ role, division }) => role === grant.role && division === grant.division);
    return held && !held.unconfirmed ? grant : { ...grant, unconfirmed: true };
  });

const LEVEL_OF: Partial<Record<Role, DivisionLevel>> = {
  cadre: 'village',
  township: 'town',
  regulator: 'district',
  custodian: 'district',
};

/** Why a role cannot be given for a division; undefined when it can. A resident is made by the roster alone. */
export function grantProblem({ role, division }: Grant): { path: 'role' | 'division'; message: string } | undefined {
  if (role === 'resident') return { path: 'role', message: '村民身份来自名册，不用授权' };
  const level = LEVEL_OF[role];
  if (level && level !== levelOf(division)) return { path: 'division', message: '这个角色和所选区划的级别不符' };
  return undefined;
}

/** An admin gives and takes roles in the divisions under their own admin role. */
export const mayAdminister = (grants: readonly Grant[], division: string): boolean =>
  holds(grants, ['admin'], division);

const isGrant =
  ({ role, division }: Grant) =>
  (grant: StoredGrant): boolean =>
    grant.role === role && grant.division === division;

/** The grants with one more; given again, its title is the new one. */
export const withGrant = (
  grants: readonly StoredGrant[],
  grant: Grant & { title?: string | undefined },
): StoredGrant[] => [...withoutGrant(grants, grant), { ...grant }];

export const withoutGrant = (grants: readonly StoredGrant[], grant: Grant): StoredGrant[] =>
  grants.filter((held) => !isGrant(grant)(held));

export const hasGrant = (grants: readonly StoredGrant[], grant: Grant): boolean => grants.some(isGrant(grant));

/** Place of a cadre in the village's list: 书记, 主任, their deputies, then the others. */
export function cadreOrder(title: string): number {
  const deputy = title.includes('副');
  if (title.includes('书记')) return deputy ? 3 : 1;
  if (title.includes('主任') && !title.includes('监')) return deputy ? 4 : 2;
  return 5;
}
