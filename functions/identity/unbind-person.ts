import { AppError } from '@shared/errors';
import { unbindPerson } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { retryOnRace } from '../platform/transact';
import { accountById } from './account-store';
import { personById } from './person-store';
import { release } from './release';
import { viewMe } from './view';

/** By oneself: the phone stays signed in. Unbinding what is not bound changes nothing. */
export const unbindPersonHandler = handle(unbindPerson)(async ({ caller }, { at, requestId }) => {
  const account = await retryOnRace(async () => {
    const current = await accountById(caller.accountId);
    if (!current) throw new AppError('auth.expired');
    const person = current.personId === undefined ? undefined : await personById(current.personId);
    if (!person) return current;
    const audit = { action: unbindPerson.id, at, actor: current.accountId, requestId };
    return (await release(person, { at, endSessions: false, audit })) ?? current;
  });
  return viewMe(account);
});
