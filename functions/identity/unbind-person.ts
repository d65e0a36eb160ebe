import { AppError } from '@shared/errors';
import { unbindPerson } from '@shared/identity';
import { auditRow } from '../platform/audit';
import { handle } from '../platform/serve';
import { retryOnRace, transact } from '../platform/transact';
import { accountById, type Account, putAccount } from './account-store';
import { deleteHolder } from './holder-store';
import { personById, putPerson } from './person-store';
import { viewMe } from './view';

/** The account as it was before it was bound: no name, no phone, no roles. */
const unbound = ({ accountId, openid, version, createdAt }: Account): Account => ({
  accountId,
  openid,
  grants: [],
  version,
  createdAt,
});

/** The person keeps their standing roles for the day they bind again; unbinding what is not bound changes nothing. */
export const unbindPersonHandler = handle(unbindPerson)(async ({ caller }, { at, requestId }) => {
  const account = await retryOnRace(async () => {
    const current = await accountById(caller.accountId);
    if (!current) throw new AppError('auth.expired');
    const person = current.personId === undefined ? undefined : await personById(current.personId);
    if (!person) return current;
    const { accountId: _, boundAt: __, ...free } = person;
    await transact(
      putAccount(unbound(current), current),
      putPerson(free, person),
      ...person.grants.map((grant) => deleteHolder(grant, current.accountId)),
      auditRow({
        subject: `person#${person.personId}`,
        action: unbindPerson.id,
        at,
        actor: current.accountId,
        requestId,
      }),
    );
    return unbound(current);
  });
  return viewMe(account);
});
