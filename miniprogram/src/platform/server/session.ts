import type { HeldGrant, Me, Session } from '@shared/identity/identity';
import type { ActingAs, Role } from '@shared/roles';
import { cell, useCell } from '../cell';
import { forget, readStored, store } from '../storage';

export type Tokens = Pick<Session, 'accessToken' | 'refreshToken'>;

const TOKENS = 'session.tokens';
const ME = 'session.me';
const ROLE = 'session.role';
const PLACE = 'session.place';
/** Who was signed in last: known when nobody is any more. */
const LAST = 'session.last';

let tokens = readStored<Tokens>(TOKENS);
const me = cell<Me | undefined>(tokens && readStored<Me>(ME));
const role = cell<Role | undefined>(readStored<Role>(ROLE));
const place = cell<string | undefined>(readStored<string>(PLACE));
const endings = new Set<() => void>();
const handOvers = new Set<() => void>();

export const getTokens = (): Tokens | undefined => tokens;
export const getMe = me.get;
/** Whether the one signed in is whoever wrote it: on a phone that two people use, what waits never goes out as the other's. */
export const isSignedInAs = (accountId: string | undefined): boolean =>
  accountId !== undefined && getMe()?.accountId === accountId;
/** The one signed in, or undefined. `person` is absent until a real name is bound. */
export const useMe = (): Me | undefined => useCell(me);
export const useSignedIn = (): boolean => useCell(me) !== undefined;

/** Keeps a new session: after signing in, and after each renewal. */
export function setSession({ accessToken, refreshToken, me: known }: Session): void {
  tokens = { accessToken, refreshToken };
  store(TOKENS, tokens);
  setMe(known);
}

/** Keeps what the server says of me, after binding or a change of roles. */
export function setMe(known: Me): void {
  const last = readStored<string>(LAST);
  if (last !== known.accountId) store(LAST, known.accountId);
  if (last !== undefined && last !== known.accountId) handOvers.forEach((run) => run());
  store(ME, known);
  me.set(known);
}

/** Runs when the session ends, to drop what belonged to the person (answers kept for offline). */
export function onSessionEnd(run: () => void): void {
  endings.add(run);
}

/** Runs when another signs in than was signed in last: a session may have ended by itself, and the phone been handed on. */
export function onHandOver(run: () => void): void {
  handOvers.add(run);
}

export function clearSession(): void {
  const { accountId } = getMe() ?? {};
  if (accountId !== undefined) store(LAST, accountId);
  tokens = undefined;
  [TOKENS, ME, ROLE, PLACE].forEach(forget);
  me.set(undefined);
  role.set(undefined);
  place.set(undefined);
  endings.forEach((run) => run());
}

const WORKING_ROLES = ['cadre', 'township', 'regulator'] as const;
export type WorkingRole = (typeof WORKING_ROLES)[number];

/** The roles a person can act in here: as a resident always, and each office held. */
export const rolesOf = (known: Me | undefined): (WorkingRole | 'resident')[] => [
  ...WORKING_ROLES.filter((working) => known?.grants.some((grant) => grant.role === working)),
  ...(known && !known.person && known.grants.length ? [] : (['resident'] as const)),
];

/**
 * The role the app is shown in now, one tap switches; an office comes first until the person says otherwise. `grant` is the office,
 * the chosen one of `places` where the role is held for several.
 */
export function useRole(): [
  role: WorkingRole | 'resident',
  all: (WorkingRole | 'resident')[],
  grant: HeldGrant | undefined,
  places: HeldGrant[],
] {
  const known = useMe();
  const wanted = useCell(role);
  const there = useCell(place);
  const all = rolesOf(known);
  const current = all.find((held) => held === wanted) ?? all[0] ?? 'resident';
  const places = known?.grants.filter((grant) => grant.role === current) ?? [];
  return [current, all, places.find(({ division }) => division === there) ?? places[0], places];
}

/**
 * An office of mine: in the role that a page was opened for, else the one the app is shown in, or the first where it is shown as to a
 * resident. A message opens without a switch.
 */
export function useHeldOffice(asked?: string): (HeldGrant & { role: WorkingRole }) | undefined {
  const [current, all, grant] = useRole();
  const known = useMe();
  const offices = all.filter((held) => held !== 'resident');
  const role = offices.find((held) => held === asked) ?? offices.find((held) => held === current) ?? offices[0];
  const held = role === current ? grant : known?.grants.find((one) => one.role === role);
  return role && held ? { ...held, role } : undefined;
}

/**
 * My office in a role, as it is asked for; one place needs no name, and what was kept is found under its key as before.
 * @param asked the place that a page was opened for.
 */
export function useOffice(role: WorkingRole, asked?: string): ActingAs {
  const chosen = useCell(place);
  const [first, ...others] = useMe()?.grants.filter((grant) => grant.role === role) ?? [];
  if (others.length === 0) return { role };
  const there = [asked, chosen].find((one) => [first, ...others].some((held) => held?.division === one));
  return { role, division: there ?? first?.division };
}

export function switchRole(next: WorkingRole | 'resident'): void {
  store(ROLE, next);
  role.set(next);
}

/** For which of the places of one role: a secretary of two villages. */
export function switchPlace(division: string): void {
  store(PLACE, division);
  place.set(division);
}
