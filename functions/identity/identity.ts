import { type DivisionLevel, levelOf } from '@shared/divisions';
import { type Grant, holds, type Role } from '@shared/roles';

type StoredGrant = { role: string; division: string; title?: string | undefined };

/** Names are compared without spaces, with one kind of middle dot (买买提·吐尔逊), full-width letters made plain. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[•・‧∙⋅.]/g, '·');

export type Binding<P> = { answer: 'bind'; person: P } | { answer: 'noMatch' | 'personTaken' };

/**
 * Which person of the roster this is. Both the number and the name must match, and the answer does not tell which did not;
 * only who knows both learns that the person is bound already.
 * @param candidates the roster's persons with the identity number.
 */
export function decideBinding<P extends { name: string; accountId?: string | undefined }>(
  candidates: readonly P[],
  name: string,
): Binding<P> {
  const matches = candidates.filter((person) => sameName(person.name, name));
  const free = matches.find((person) => person.accountId === undefined);
  if (free) return { answer: 'bind', person: free };
  return { answer: matches.length > 0 ? 'personTaken' : 'noMatch' };
}

/** What an account holds once bound: resident of the roster's village, and the person's standing roles. */
export const grantsWhenBound = (person: { villageCode: string; grants: readonly StoredGrant[] }): StoredGrant[] => [
  { role: 'resident', division: person.villageCode },
  ...person.grants,
];

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
