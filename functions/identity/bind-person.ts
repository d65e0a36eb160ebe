import { AppError } from '@shared/errors';
import { bindPerson } from '@shared/identity';
import { maskPhone } from '@shared/mask';
import { auditRow } from '../platform/audit';
import { sealIdentity } from '../platform/sealed';
import { handle } from '../platform/serve';
import { retryOnRace, transact } from '../platform/transact';
import { phoneNumberOf } from '../platform/wechat';
import { accountById, type Account, putAccount } from './account-store';
import { putHolder } from './holder-store';
import { decideBinding, grantsWhenBound } from './identity';
import { personsWithIdNumber, putPerson } from './person-store';
import { viewMe } from './view';

/** The account, when no one is bound to it. @throws AppError `identity.alreadyBound` */
async function freeAccount(accountId: string): Promise<Account> {
  const account = await accountById(accountId);
  if (!account) throw new AppError('auth.expired');
  if (account.personId !== undefined) throw new AppError('identity.alreadyBound');
  return account;
}

/**
 * Account and person point at each other in one transaction, so a person has one account and an account one person, whoever
 * comes at the same time. The number itself is not kept here: the roster has it, sealed.
 */
export const bindPersonHandler = handle(bindPerson)(async ({ body, caller }, { at, requestId }) => {
  await freeAccount(caller.accountId);
  const phone = await phoneNumberOf(body.phoneCode, caller.openid);
  const bound = await retryOnRace(async () => {
    const account = await freeAccount(caller.accountId);
    const binding = decideBinding(await personsWithIdNumber(body.idNumber), body.name);
    if (binding.answer !== 'bind') throw new AppError(`identity.${binding.answer}`);
    const { person } = binding;
    const { accountId } = account;
    const next: Account = {
      ...account,
      personId: person.personId,
      personName: person.name,
      villageCode: person.villageCode,
      boundAt: at,
      sealedPhone: sealIdentity(phone, `account#${accountId}#phone`),
      maskedPhone: maskPhone(phone),
      grants: grantsWhenBound(person),
    };
    await transact(
      putAccount(next, account),
      putPerson({ ...person, accountId, boundAt: at }, person),
      ...person.grants.map((grant) => putHolder(grant, accountId, at)),
      auditRow({
        subject: `person#${person.personId}`,
        action: bindPerson.id,
        at,
        actor: accountId,
        requestId,
        note: `consent ${body.consentVersion}`,
      }),
    );
    return next;
  });
  return viewMe(bound);
});
