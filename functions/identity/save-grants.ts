import { AppError } from '@shared/errors';
import type { Grant, Role } from '@shared/roles';
import { type AuditRow, auditRow } from '../platform/audit';
import { retryOnRace, transact, type WriteItem } from '../platform/transact';
import { accountById, putAccount } from './account-store';
import { deleteCadre, putCadre } from './cadre-store';
import { incompatibleWith } from './grants/incompatible';
import { deleteHolderCheck } from './grants/open-grant-store';
import { deleteHolder, putHolder } from './holder-store';
import { cadreOrder, grantsOnAccount, hasGrant, withGrant, withoutGrant } from './identity';
import { putIdentityEvent } from './identity-event-store';
import { type Person, personById, putPerson, rowsOfOne } from './person-store';

export interface GrantChange {
  personId: string;
  change: 'give' | 'take';
  grant: Grant & { title?: string | undefined };
  /** Who decided it last. */
  byPersonId?: string | undefined;
  audit: Omit<AuditRow, 'subject' | 'note'>;
  /** Who asked for it, where two decided. */
  note?: string;
  /** What is written with it. */
  besides?: WriteItem[];
}

/**
 * Gives or takes a role, wherever it stands: on the person, on the account bound to them, among the village's cadres and the
 * office's holders; one transaction with its audit row, and told to whom it concerns. Taking what is not held changes nothing.
 * @throws AppError `notFound` when there is no such person; `grants.incompatible` with a role they hold.
 */
export const saveGrants = ({
  personId,
  change,
  grant,
  byPersonId,
  audit,
  note,
  besides = [],
}: GrantChange): Promise<void> =>
  retryOnRace(async () => {
    const person = await personById(personId);
    if (!person) throw new AppError('notFound');
    if (change === 'take' && !hasGrant(person.grants, grant)) {
      if (besides.length > 0) await transact(...besides);
      return;
    }
    if (change === 'give') await refuseIncompatible(person, grant);
    const next: Person = {
      ...person,
      grants: change === 'give' ? withGrant(person.grants, grant) : withoutGrant(person.grants, grant),
    };
    const { accountId, boundAt } = person;
    const account = accountId === undefined ? undefined : await accountById(accountId);
    const { role, division } = grant;
    await transact(
      putPerson(next, person),
      ...(account
        ? [
            putAccount(
              { ...account, grants: grantsOnAccount(next, account.grants, change === 'give' ? grant : undefined) },
              account,
            ),
            change === 'give' ? putHolder(grant, account.accountId, audit.at) : deleteHolder(grant, account.accountId),
            // Whoever gives it to who is bound has said that the phone is theirs; what is taken waits for nobody.
            ...(boundAt ? [deleteHolderCheck(grant, account.accountId, boundAt)] : []),
          ]
        : []),
      ...(role === 'cadre' ? [cadreRow(change, grant, person)] : []),
      putIdentityEvent({
        what: change === 'give' ? 'given' : 'taken',
        personId,
        at: audit.at,
        role,
        division,
        ...(byPersonId && { byPersonId }),
      }),
      ...besides,
      auditRow({
        ...audit,
        subject: `person#${personId}`,
        note: [`${role} ${division}`, note].filter(Boolean).join(', '),
      }),
    );
  });

/** @throws AppError `grants.incompatible`, with the role it does not go with */
export async function refuseIncompatible(person: Person, grant: Grant): Promise<void> {
  const rows = await rowsOfOne(person);
  const others = rows.filter(({ personId }) => personId !== person.personId);
  const clash = incompatibleWith([...person.grants, ...others.flatMap(({ grants }) => grants)], grant);
  if (clash) throw new AppError('grants.incompatible', { role: clash.role, division: clash.division });
}

function cadreRow(change: 'give' | 'take', { division, title = '村干部' }: GrantChange['grant'], person: Person) {
  const { personId: cadreId, name } = person;
  return change === 'give'
    ? putCadre({ villageCode: division, cadreId, name, title, order: cadreOrder(title) })
    : deleteCadre(division, cadreId);
}

/** The role in which an admin acts, for the trail. */
export const ADMIN: Role = 'admin';
