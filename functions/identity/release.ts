import { type AuditRow, auditRow } from '../platform/audit';
import { transact } from '../platform/transact';
import { type Account, accountById, putAccount } from './account-store';
import { deleteHolderChecks } from './grants/open-grant-store';
import { deleteHolder } from './holder-store';
import { putIdentityEvent } from './identity-event-store';
import { type Person, putPerson } from './person-store';

/** The account as it was before it was bound: no name, no phone, no roles. */
const unbound = ({ accountId, openid, version, createdAt, sessionsEnded }: Account): Account => ({
  accountId,
  openid,
  grants: [],
  ...(sessionsEnded && { sessionsEnded }),
  version,
  createdAt,
});

/**
 * Ends the binding of a bound person, in one transaction. They keep their standing roles for the day they bind again.
 * @returns the account as it is then.
 * @throws ConditionsFailed when either changed meanwhile.
 */
export async function release(
  person: Person,
  { at, endSessions, audit }: { at: string; endSessions: boolean; audit: Omit<AuditRow, 'subject'> },
): Promise<Account | undefined> {
  const { accountId, boundAt, ...free } = person;
  const account = accountId === undefined ? undefined : await accountById(accountId);
  const next = account && {
    ...unbound(account),
    ...(endSessions && { sessionsEnded: (account.sessionsEnded ?? 0) + 1 }),
  };
  await transact(
    ...(next ? [putAccount(next, account)] : []),
    putPerson(free, person),
    ...person.grants.map((grant) => deleteHolder(grant, accountId!)),
    ...(boundAt ? deleteHolderChecks(person, accountId!, boundAt) : []),
    ...(endSessions ? [putIdentityEvent({ what: 'released', personId: person.personId, accountId, at })] : []),
    auditRow({ ...audit, subject: `person#${person.personId}` }),
  );
  return next;
}
