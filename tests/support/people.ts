import { randomInt } from 'node:crypto';
import { putRow, writeRow } from '../../functions/platform/row';
import { idCheckDigit } from '@shared/text/id-number';
import { bindPerson, BINDING_CONSENT_VERSION, type Me, showMe } from '@shared/identity/identity';
import { maskPhone } from '@shared/text/mask';
import { daysAfter } from '@shared/time';
import type { Role } from '@shared/roles';
import { CadreEntity } from '../../functions/identity/cadre-store';
import { DistrictEntity, forgetDivisions, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { type Person, PersonEntity, rosterPerson, type RosterEntry } from '../../functions/identity/person-store';
import { newId } from '../../functions/platform/id';
import { AccountEntity } from '../../functions/platform/sessions';
import {
  type Account,
  accountById,
  accountFor,
  newAccount,
  newAccountRows,
  putAccount,
} from '../../functions/identity/account-store';
import { putHolder } from '../../functions/identity/holder-store';
import { grantsOnAccount } from '../../functions/identity/identity';
import { putIdentityEvent } from '../../functions/identity/identity-event-store';
import { startSession } from '../../functions/identity/sign-in';
import { auditRow } from '../../functions/platform/audit';
import { now } from '../../functions/platform/clock';
import { sealPhone } from '../../functions/platform/sealed';
import { deleteHolderChecks } from '../../functions/identity/grants/open-grant-store';
import { ConditionsFailed, transact } from '../../functions/platform/transact';
import { personById, putPerson } from '../../functions/identity/person-store';
import { atWeChat, callApi, signInAs } from './api';

export const DISTRICT = '511503';
export const TOWN = '511503002';
export const NIUJIAO = '511503002201';
export const FENGXIANG = '511503001003';

/** 南溪区 with two towns and a village in each: what names need. */
export async function seedDivisions(): Promise<void> {
  forgetDivisions();
  const [towns, villages] = [
    { '511503001': '南溪街道', [TOWN]: '罗龙街道' },
    { [FENGXIANG]: '凤翔社区居民委员会', [NIUJIAO]: '牛角村民委员会' },
  ].map((names) => Object.entries(names).map(([code, name]) => ({ code, name })));
  await transact(
    putRow(DistrictEntity, { code: DISTRICT, name: '南溪区' }),
    ...towns!.map((town) => putRow(TownEntity, town)),
    ...villages!.map((village) => putRow(VillageEntity, village)),
  );
}

/** A well-formed identity number; another one for each `place`. */
export function idNumberOf(place: number, bornOn = '1970-01-01'): string {
  const first17 = `511503${bornOn.replace(/-/g, '')}${String(place).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

let places = 0;

export interface Enrolled {
  person: Person;
  idNumber: string;
  /** The roster's; empty when it has none. */
  phone: string;
}

/** Puts a person on a village's roster, with standing roles; a cadre is also in the village's list. */
export async function enrol(
  name: string,
  {
    villageCode = NIUJIAO,
    grants = [],
    bornOn,
    ...roster
  }: {
    villageCode?: string;
    grants?: { role: Role; division: string; title?: string }[];
    bornOn?: string;
  } & Partial<Pick<RosterEntry, 'group' | 'householdId' | 'relation' | 'guardianIds' | 'ward' | 'phone'>> = {},
): Promise<Enrolled> {
  const idNumber = idNumberOf((places += 1), bornOn);
  const { phone = newPhone() } = roster;
  const personId = newId();
  const person = rosterPerson({
    personId,
    name,
    villageCode,
    group: '3组',
    householdId: newId(),
    idNumber,
    grants,
    ...roster,
    phone,
  });
  const listed = grants.flatMap(({ role, division, title = '村干部' }) =>
    role === 'cadre' ? [{ villageCode: division, cadreId: personId, name, title, order: 5 }] : [],
  );
  await transact(putRow(PersonEntity, person), ...listed.map((cadre) => putRow(CadreEntity, cadre)));
  return { person, idNumber, phone };
}

/** The same human being on one more row of a roster. */
export async function enrolAgain(
  { idHash, gsi1pk }: Pick<Person, 'idHash' | 'gsi1pk'>,
  ...roster: Parameters<typeof enrol>
): Promise<Enrolled> {
  const { person: row, ...again } = await enrol(...roster);
  const person = { ...row, idHash, gsi1pk };
  await writeRow(PersonEntity, person);
  return { ...again, person };
}

/** Nobody else's in this run: the SMS gateway is one for all workers, and lets a number have one message a minute. */
const newPhone = () => `139${String(randomInt(100_000_000)).padStart(8, '0')}`;

/** The body that binds this person, as a phone with their number in it would send it. */
export const bindingOf = async (openid: string, { person, idNumber, phone }: Enrolled) => {
  // In one call: another worker's test may be the same person at the WeChat that all share.
  const { code } = await atWeChat<{ code: string }>('phone-code', { openid, phone });
  return { name: person.name, idNumber, phoneCode: code, consentVersion: BINDING_CONSENT_VERSION };
};

/** Signs in and binds just now, and fails the test when that fails: what offices they hold sleep. */
export async function signInFresh(openid: string, enrolled: Enrolled): Promise<{ token: string; me: Me }> {
  const { token } = await signInAs(openid);
  const { status, body } = await callApi(bindPerson, { token, body: await bindingOf(openid, enrolled) });
  if (status !== 200) throw new Error(`bindPerson answered ${status} ${JSON.stringify(body)}`);
  return { token, me: body };
}

/** The same, two days later and with their offices confirmed by somebody else. */
export async function bindAndSettle(openid: string, enrolled: Enrolled): Promise<{ token: string; me: Me }> {
  const { token, me } = await signInFresh(openid, enrolled);
  if (!me.asleep) return { token, me };
  await settle(me.accountId);
  return { token, me: (await callApi(showMe, { token })).body };
}

/**
 * Someone who bound two days ago, and whose offices somebody else has confirmed. Their rows are written as the flow leaves them (a test
 * of identity compares), which takes a quarter of its calls.
 */
export async function signInBound(openid: string, { person, phone }: Enrolled): Promise<{ token: string; me: Me }> {
  await atWeChat('phone-code', { openid, phone });
  const at = now();
  const boundAt = twoDaysBefore(at);
  const enrolled = await personById(person.personId);
  if (!enrolled) throw new Error(`there is no ${person.name}`);
  const { personId, villageCode, grants } = enrolled;
  const binding = (account: Account) => ({
    ...account,
    personId,
    personName: enrolled.name,
    villageCode,
    boundAt,
    sealedPhone: sealPhone(phone, `account#${account.accountId}#phone`),
    maskedPhone: maskPhone(phone),
    grants: grantsOnAccount(enrolled, []).map(confirmed),
  });
  const rowsOf = ({ accountId }: Account) => [
    putPerson({ ...enrolled, accountId, boundAt }, enrolled),
    ...grants.map((grant) => putHolder(grant, accountId, at)),
    putIdentityEvent({ what: 'bound', personId, accountId, at }),
    auditRow({
      subject: `person#${personId}`,
      action: bindPerson.id,
      at,
      actor: accountId,
      requestId: newId(),
      note: BY_PHONE,
    }),
  ];
  const signedIn = async (bound: Account) => {
    const { accessToken: token, me } = await startSession(bound, at);
    return { token, me };
  };
  const made = newAccount(openid, at);
  const first = { ...binding(made), version: made.version + 1 };
  try {
    await transact(...newAccountRows(first), ...rowsOf(first));
    return await signedIn(first);
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
  // They had looked round as a guest.
  const account = await accountFor(openid, at);
  if (account.personId) throw new Error(`${openid} is bound`);
  const bound = binding(account);
  await transact(putAccount(bound, account), ...rowsOf(account));
  return signedIn(bound);
}

const BY_PHONE = `consent ${BINDING_CONSENT_VERSION}, by phone`;
const twoDaysBefore = (at: string): string => daysAfter(at, -2);
const confirmed = <G extends { unconfirmed?: boolean | undefined }>({ unconfirmed: _, ...grant }: G) => grant;

/** Two days pass for an account that was bound, and somebody else confirms its offices. */
export async function settle(accountId: string): Promise<void> {
  const account = (await accountById(accountId))!;
  const boundAt = twoDaysBefore(account.boundAt!);
  const grants = account.grants.map(confirmed);
  await writeRow(AccountEntity, { ...account, boundAt, grants });
  const person = (await personById(account.personId!))!;
  if (person.grants.length > 0) await transact(...deleteHolderChecks(person, accountId, account.boundAt!));
  await writeRow(PersonEntity, { ...person, boundAt });
}
