import type { Account } from '../../identity/account-store';
import { type Person, personsById, rowsOfOne, rowsOfSelf } from '../../identity/person-store';
import { now } from '../../platform/clock';
import { type Caller, rolesOf } from '../../platform/sessions';
import type { Reader } from './parts';

type Known = Omit<Reader, 'rows'>;

/** Their own row counts also where the roster has lost it. */
const withRows = async (known: Known): Promise<Reader> => {
  const personId = known.person?.personId;
  return { ...known, rows: personId === undefined ? [] : [personId, ...(await rowsOfSelf(personId))] };
};

const asked = new WeakMap<Caller, Promise<Reader>>();

/**
 * Who calls, as one who reads reports: by every row of a roster that is them, so that no report has to keep who is who. The roster is
 * read once a request, however many reports are looked at.
 */
export function readerOf(caller: Caller): Promise<Reader> {
  const reader = asked.get(caller) ?? withRows(caller);
  asked.set(caller, reader);
  return reader;
}

function knownOf(account: Account): Known {
  const { accountId, personId } = account;
  const { awake, asleep } = rolesOf(account, now());
  return { accountId, grants: awake, asleep, ...(personId && { person: { personId } }) };
}

/** The same of an account that is not calling, as its roles count now. */
export const holderAsReader = (account: Account): Promise<Reader> => withRows(knownOf(account));

/** The rows on a roster that these accounts are bound to: one request. */
export const rowsHeldBy = (accounts: readonly Account[]): Promise<Person[]> =>
  personsById(accounts.flatMap(({ personId }) => personId ?? []));

/** The same of an account whose own row on the roster was read already, where there is one among `persons`. */
export async function holderAmong(account: Account, persons: readonly Person[]): Promise<Reader> {
  const { personId } = account;
  const self = persons.find((person) => person.personId === personId);
  if (!self) return holderAsReader(account);
  const rows = await rowsOfOne(self);
  return { ...knownOf(account), rows: [...new Set([self, ...rows].map((row) => row.personId))] };
}
