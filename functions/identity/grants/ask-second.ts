import { AppError } from '@shared/errors';
import type { GrantOutcome } from '@shared/identity/identity';
import type { Grant } from '@shared/roles';
import { daysAfter } from '@shared/time';
import { auditRow } from '../../platform/audit';
import type { Caller } from '../../platform/sessions';
import { ConditionsFailed, transact } from '../../platform/transact';
import { putIdentityEvent } from '../identity-event-store';
import { isOneWith, type Person, personById } from '../person-store';
import { DAYS_TO_CONFIRM } from './open-grant';
import { askedId, putOpenGrant } from './open-grant-store';

/**
 * The person whose roles an admin changes: never the admin themselves, by whatever row of a roster.
 * @throws AppError `identity.bindingRequired`, `notFound`, `grants.samePerson`
 */
export async function anotherPerson(personId: string, { person: mine }: Pick<Caller, 'person'>): Promise<Person> {
  if (!mine) throw new AppError('identity.bindingRequired');
  const person = await personById(personId);
  if (!person) throw new AppError('notFound');
  if (await isOneWith(person, mine.personId)) throw new AppError('grants.samePerson');
  return person;
}

/** Puts a role, or the taking of one, before a second person. @throws AppError `grants.pending` */
export async function askSecond(
  { kind, person, grant }: { kind: 'give' | 'take'; person: Person; grant: Grant & { title?: string | undefined } },
  caller: Pick<Caller, 'accountId' | 'person'>,
  { at, requestId, action }: { at: string; requestId: string; action: string },
): Promise<GrantOutcome> {
  const { role, division, title } = grant;
  const { personId, name, villageCode } = person;
  const until = daysAfter(at, DAYS_TO_CONFIRM);
  const mine = caller.person!;
  try {
    await transact(
      putOpenGrant(
        {
          grantId: askedId(kind, personId, role, division),
          kind,
          personId,
          name,
          villageCode,
          role,
          division,
          ...(title && { title }),
          askedBy: mine.personId,
          askedByName: mine.name,
          askedAt: at,
          until,
          version: 1,
        },
        at,
      ),
      putIdentityEvent({ what: 'asked', personId, at, role, division, byPersonId: mine.personId }),
      auditRow({
        subject: `person#${personId}`,
        action,
        at,
        actor: caller.accountId,
        role: 'admin',
        requestId,
        note: `asked to ${kind} ${role} ${division}`,
      }),
    );
  } catch (error) {
    if (error instanceof ConditionsFailed) throw new AppError('grants.pending');
    throw error;
  }
  return { state: 'asked', until };
}
