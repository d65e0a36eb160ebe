import { AppError } from '@shared/errors';
import type { Grant, Role } from '@shared/roles';
import { type AuditRow, auditRow } from '../platform/audit';
import { retryOnRace, transact } from '../platform/transact';
import { accountById, putAccount } from './account-store';
import { deleteCadre, putCadre } from './cadre-store';
import { deleteHolder, putHolder } from './holder-store';
import { cadreOrder, grantsWhenBound, hasGrant, withGrant, withoutGrant } from './identity';
import { type Person, personById, putPerson } from './person-store';

interface GrantChange {
  personId: string;
  change: 'give' | 'take';
  grant: Grant & { title?: string | undefined };
  audit: Omit<AuditRow, 'subject' | 'note'>;
}

/**
 * Gives or takes a role, wherever it stands: on the person, on the account bound to them, among the village's cadres and the
 * office's holders; one transaction with its audit row. Taking what is not held changes nothing.
 * @throws AppError `notFound` when there is no such person.
 */
export const saveGrants = ({ personId, change, grant, audit }: GrantChange): Promise<void> =>
  retryOnRace(async () => {
    const person = await personById(personId);
    if (!person) throw new AppError('notFound');
    if (change === 'take' && !hasGrant(person.grants, grant)) return;
    const next: Person = {
      ...person,
      grants: change === 'give' ? withGrant(person.grants, grant) : withoutGrant(person.grants, grant),
    };
    const account = person.accountId === undefined ? undefined : await accountById(person.accountId);
    await transact(
      putPerson(next, person),
      ...(account ? [putAccount({ ...account, grants: grantsWhenBound(next) }, account)] : []),
      ...(account ? [holderRow(change, grant, account.accountId, audit.at)] : []),
      ...(grant.role === 'cadre' ? [cadreRow(change, grant, person)] : []),
      auditRow({ ...audit, subject: `person#${personId}`, note: `${grant.role} ${grant.division}` }),
    );
  });

const holderRow = (change: 'give' | 'take', grant: Grant, accountId: string, at: string) =>
  change === 'give' ? putHolder(grant, accountId, at) : deleteHolder(grant, accountId);

function cadreRow(change: 'give' | 'take', { division, title = '村干部' }: GrantChange['grant'], person: Person) {
  const { personId: cadreId, name } = person;
  return change === 'give'
    ? putCadre({ villageCode: division, cadreId, name, title, order: cadreOrder(title) })
    : deleteCadre(division, cadreId);
}

/** The role in which an admin acts, for the trail. */
export const ADMIN: Role = 'admin';
