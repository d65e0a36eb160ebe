import { AppError } from '@shared/errors';
import { confirmGrant, declineGrant } from '@shared/identity/grants';
import type { Role } from '@shared/roles';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { ConditionsFailed, transact } from '../../platform/transact';
import { accountById, putAccount } from '../account-store';
import { hasGrant } from '../identity';
import { putIdentityEvent } from '../identity-event-store';
import { knownAs, personById } from '../person-store';
import { refuseIncompatible, saveGrants } from '../save-grants';
import { isOver, isSecond, mayAnswer, type OpenGrant } from './open-grant';
import { deleteOpenGrant, findOpenGrant } from './open-grant-store';

/** The role in which someone answers, for the trail. */
const roleOf = ({ grants }: Caller, { role, division }: OpenGrant): string =>
  grants.find((held) => held.role === role && held.division === division)?.role ??
  grants.find((held) => held.role === 'admin')?.role ??
  'township';

/** What waits, for one who may answer it. @throws AppError `notFound`, `identity.bindingRequired`, `grants.over` */
async function opened(grantId: string, caller: Caller, at: string): Promise<OpenGrant> {
  const open = await findOpenGrant(grantId);
  if (!open || !mayAnswer(caller.grants, open)) throw new AppError('notFound');
  if (!caller.person) throw new AppError('identity.bindingRequired');
  if (isOver(open, at)) throw new AppError('grants.over');
  return open;
}

/** The second yes: another person than the one concerned and than the one who asked, by whatever row of a roster. */
export const confirmGrantHandler = handle(confirmGrant)(async ({ params, caller }, { at, requestId }) => {
  const open = await opened(params.grantId, caller, at);
  const { personId, askedBy } = open;
  const person = await personById(personId);
  if (!person) throw new AppError('grants.over');
  const mine = caller.person!.personId;
  if (!isSecond(open, await knownAs(mine, [personId, askedBy]))) throw new AppError('grants.samePerson');
  const audit = { action: confirmGrant.id, at, actor: caller.accountId, role: roleOf(caller, open), requestId };
  try {
    if (open.kind === 'holder') await confirmHolder(open, mine, audit);
    else
      await saveGrants({
        personId,
        change: open.kind,
        grant: { role: open.role as Role, division: open.division, ...(open.title && { title: open.title }) },
        byPersonId: mine,
        audit,
        note: `asked by person#${askedBy}`,
        besides: [deleteOpenGrant(open), decided(open, at)],
      });
  } catch (error) {
    if (error instanceof ConditionsFailed) throw new AppError('grants.over');
    throw error;
  }
  return { state: 'done' };
});

const decided = ({ personId, role, division, askedBy }: OpenGrant, at: string) =>
  putIdentityEvent({ what: 'decided', personId, at, role, division, ...(askedBy && { byPersonId: askedBy }) });

/** The account is still the one that was bound then, and the role goes with what its holder has. @throws AppError `grants.over` */
async function confirmHolder(
  open: OpenGrant,
  mine: string,
  audit: { action: string; at: string; actor: string; role: string; requestId: string },
): Promise<void> {
  const { personId, role, division, accountId, askedAt } = open;
  const [person, account] = await Promise.all([personById(personId), accountId ? accountById(accountId) : undefined]);
  const grant = { role: role as Role, division };
  const stands = account?.personId === personId && account.boundAt === askedAt && hasGrant(account.grants, grant);
  if (!person || !stands) throw new AppError('grants.over');
  await refuseIncompatible(person, grant);
  const grants = account.grants.map((held) => {
    const { unconfirmed: _, ...confirmed } = held;
    return held.role === role && held.division === division ? confirmed : held;
  });
  await transact(
    putAccount({ ...account, grants }, account),
    deleteOpenGrant(open),
    putIdentityEvent({ what: 'confirmed', personId, at: audit.at, role, division, byPersonId: mine }),
    auditRow({ ...audit, subject: `person#${personId}`, note: `holder of ${role} ${division}` }),
  );
}

/** Anyone who may answer says no, the one who asked among them: that is to take it back. A holder who is not confirmed stays without. */
export const declineGrantHandler = handle(declineGrant)(async ({ params, body, caller }, { at, requestId }) => {
  const open = await opened(params.grantId, caller, at);
  const { personId, kind, role, division } = open;
  try {
    await transact(
      deleteOpenGrant(open),
      decided(open, at),
      auditRow({
        subject: `person#${personId}`,
        action: declineGrant.id,
        at,
        actor: caller.accountId,
        role: roleOf(caller, open),
        requestId,
        note: `${kind} ${role} ${division}: ${body.reason}`,
      }),
    );
  } catch (error) {
    if (error instanceof ConditionsFailed) throw new AppError('grants.over');
    throw error;
  }
  return {};
});
