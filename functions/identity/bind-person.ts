import { AppError } from '@shared/errors';
import { bindPerson } from '@shared/identity/identity';
import { maskPhone } from '@shared/text/mask';
import type { BodyOf } from '@shared/route';
import { auditRow } from '../platform/audit';
import { sealContext, sealPhone } from '../platform/sealed';
import { handle } from '../platform/serve';
import { retryOnRace, transact, type WriteItem } from '../platform/transact';
import { phoneNumberOf } from '../platform/wechat';
import { accountById, type Account, putAccount } from './account-store';
import { type CounterCode, findCode, missCode, provesBy, spendCode } from './counter/code-store';
import { putHolderChecks } from './grants/open-grant-store';
import { putHolder } from './holder-store';
import { grantsOnAccount, personToBind, samePhone } from './identity';
import { putIdentityEvent } from './identity-event-store';
import { type Person, personsWithIdNumber, putPerson, rosterPhoneOf } from './person-store';
import { viewMe } from './view';

/** The account, when no one is bound to it. @throws AppError `identity.alreadyBound` */
async function freeAccount(accountId: string): Promise<Account> {
  const account = await accountById(accountId);
  if (!account) throw new AppError('auth.expired');
  if (account.personId !== undefined) throw new AppError('identity.alreadyBound');
  return account;
}

/** Who was found, and how it was proven that they hold the phone. */
interface Found {
  person: Person;
  /** The phone WeChat vouches for; by the counter's way it is not asked. */
  phone?: string;
  code?: CounterCode;
}

/** By the phone: WeChat's is the roster's. @throws AppError `identity.noMatch` */
async function byPhone({ name, idNumber }: BodyOf<typeof bindPerson>, phone: string): Promise<Found> {
  const person = personToBind(await personsWithIdNumber(idNumber), name, (one) => samePhone(rosterPhoneOf(one), phone));
  if (!person) throw new AppError('identity.noMatch');
  return { person, phone };
}

/** By the counter's code. A wrong one is counted against the code. @throws AppError `counter.codeInvalid` */
async function byCode({ name, idNumber }: BodyOf<typeof bindPerson>, typed: string, at: string): Promise<Found> {
  const candidates = await personsWithIdNumber(idNumber);
  const codes = await Promise.all(candidates.map(({ personId }) => findCode(personId)));
  const codeOf = ({ personId }: Person) => codes.find((code) => code?.personId === personId);
  const person = personToBind(candidates, name, (one) => provesBy(codeOf(one), typed, at));
  if (person) return { person, code: codeOf(person)! };
  await Promise.all(codes.map((code) => code && missCode(code)));
  throw new AppError('counter.codeInvalid');
}

/**
 * Account and person point at each other in one transaction, so a person has one account and an account one person, whoever
 * comes at the same time. The number itself is not kept here: the roster has it, sealed. Those who hold the same roles, and the phone in
 * the roster, are told.
 */
export const bindPersonHandler = handle(bindPerson)(async ({ body, caller }, { at, requestId }) => {
  await freeAccount(caller.accountId);
  const { phoneCode, counterCode } = body;
  if ((phoneCode === undefined) === (counterCode === undefined))
    throw new AppError('request.malformed', [{ path: 'phoneCode', message: '请点“微信手机号”，或者填窗口开的办理码' }]);
  const phone = phoneCode === undefined ? undefined : await phoneNumberOf(phoneCode, caller.openid);
  const bound = await retryOnRace(async () => {
    const account = await freeAccount(caller.accountId);
    const found = phone === undefined ? await byCode(body, counterCode!, at) : await byPhone(body, phone);
    const next = accountBoundTo(account, found, at);
    await transact(
      putAccount(next, account),
      putPerson({ ...found.person, accountId: account.accountId, boundAt: at }, found.person),
      ...rolesAwaiting(found.person, next, at),
      ...(found.code ? [spendCode(found.code)] : []),
      putIdentityEvent({ what: 'bound', personId: found.person.personId, accountId: account.accountId, at }),
      auditRow({
        subject: `person#${found.person.personId}`,
        action: bindPerson.id,
        at,
        actor: account.accountId,
        requestId,
        note: `consent ${body.consentVersion}, by ${found.code ? `a code of person#${found.code.issuedByPersonId}` : 'phone'}`,
      }),
    );
    return next;
  });
  return viewMe(bound);
});

const accountBoundTo = (account: Account, { person, phone, code }: Found, at: string): Account => ({
  ...account,
  personId: person.personId,
  personName: person.name,
  villageCode: person.villageCode,
  boundAt: at,
  ...(phone && {
    sealedPhone: sealPhone(phone, sealContext.accountPhone(account.accountId)),
    maskedPhone: maskPhone(phone),
  }),
  ...(code?.phoneOf && { phoneOf: code.phoneOf }),
  grants: grantsOnAccount(person, []),
});

/** Each standing role finds its new account, and waits for a second person to say that it is the holder's. */
const rolesAwaiting = (person: Person, { accountId }: Account, at: string): WriteItem[] => [
  ...person.grants.map((grant) => putHolder(grant, accountId, at)),
  ...putHolderChecks(person, accountId, at),
];
