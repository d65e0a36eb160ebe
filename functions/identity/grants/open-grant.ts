import { districtOf, levelOf, townOf } from '@shared/divisions';
import { WATCHERS } from '@shared/identity/grants';
import { type Grant, holds, type Role } from '@shared/roles';
import { areTwoPersons } from '@shared/two-persons';

/** How long a role that was asked for waits for its second yes. */
export const DAYS_TO_CONFIRM = 7;

/** What waits for a second person, as it is kept. */
export interface OpenGrant {
  grantId: string;
  kind: 'give' | 'take' | 'holder';
  personId: string;
  name: string;
  villageCode: string;
  role: string;
  division: string;
  title?: string | undefined;
  /** Who asked; of `holder` nobody, since binding is not asking. */
  askedBy?: string | undefined;
  askedByName?: string | undefined;
  askedAt: string;
  until?: string | undefined;
  /** `holder` names the account that was bound; `askedAt` is when. */
  accountId?: string | undefined;
  version: number;
}

export const isWatcher = (role: string): boolean => WATCHERS.includes(role as Role);

/** Whether one may answer, apart from being the same person: an admin over it, one who holds the role there; of a cadre the town too. */
export function mayAnswer(grants: readonly Grant[], { role, division }: Pick<OpenGrant, 'role' | 'division'>): boolean {
  return (
    holds(grants, ['admin'], division) ||
    grants.some((held) => held.role === role && held.division === division) ||
    (role === 'cadre' && grants.some((held) => held.role === 'township' && held.division === townOf(division)))
  );
}

/**
 * Whether it is surely a second person who says yes: neither the one concerned nor the one who asked.
 * @param answering by the row of the one of these two where they are one human being (`knownAs`).
 */
export const isSecond = ({ kind, personId, askedBy }: OpenGrant, answering: string | undefined): boolean =>
  areTwoPersons(personId, answering) && (kind === 'holder' || areTwoPersons(askedBy, answering));

export const isOver = ({ until }: Pick<OpenGrant, 'until'>, at: string): boolean => until !== undefined && at >= until;

/**
 * Whether a role may be taken by one admin alone: not where nobody else would hold it; of admins two must be left, or the one who is
 * would rule alone.
 * @param others the persons besides this one who hold it.
 */
export const mayTakeAlone = (role: string, others: number): boolean =>
  !isWatcher(role) || others >= (role === 'admin' ? 2 : 1);

/** The list in which it waits: of a town for what is in the town, of the district else. */
export const listOf = (division: string): string =>
  levelOf(division) === 'district' ? districtOf(division) : townOf(division);

/** The lists that one who holds these roles looks through: an admin of a district the whole district's. */
export function listsFor(grants: readonly Grant[]): { index: 'gsi1' | 'gsi2'; list: string } | undefined {
  const offices = grants.filter(({ role }) => role !== 'resident');
  const admin = offices.find(({ role, division }) => role === 'admin' && levelOf(division) === 'district');
  if (admin) return { index: 'gsi2', list: districtOf(admin.division) };
  const [widest] = offices.map(({ division }) => division).sort((a, b) => a.length - b.length);
  return widest === undefined ? undefined : { index: 'gsi1', list: listOf(widest) };
}
