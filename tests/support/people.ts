import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { idCheckDigit } from '@shared/id-number';
import { bindPerson, BINDING_CONSENT_VERSION, type Me } from '@shared/identity';
import type { Role } from '@shared/roles';
import { CadreEntity } from '../../functions/identity/cadre-store';
import { DistrictEntity, forgetDivisions, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { type Person, PersonEntity, rosterPerson, type RosterEntry } from '../../functions/identity/person-store';
import { newId } from '../../functions/platform/id';
import { callApi, phoneCode, signInAs } from './api';

export const DISTRICT = '511503';
export const TOWN = '511503002';
export const NIUJIAO = '511503002201';
export const FENGXIANG = '511503001003';

/** 南溪区 with two towns and a village in each: what names need. */
export async function seedDivisions(): Promise<void> {
  forgetDivisions();
  await DistrictEntity.build(PutItemCommand).item({ code: DISTRICT, name: '南溪区' }).send();
  for (const [code, name] of [
    ['511503001', '南溪街道'],
    [TOWN, '罗龙街道'],
  ] as const)
    await TownEntity.build(PutItemCommand).item({ code, name }).send();
  for (const [code, name] of [
    [FENGXIANG, '凤翔社区居民委员会'],
    [NIUJIAO, '牛角村民委员会'],
  ] as const)
    await VillageEntity.build(PutItemCommand).item({ code, name }).send();
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
  } & Partial<Pick<RosterEntry, 'householdId' | 'relation' | 'guardianIds' | 'ward'>> = {},
): Promise<Enrolled> {
  const idNumber = idNumberOf((places += 1), bornOn);
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
  });
  await PersonEntity.build(PutItemCommand).item(person).send();
  for (const { role, division, title = '村干部' } of grants)
    if (role === 'cadre')
      await CadreEntity.build(PutItemCommand)
        .item({ villageCode: division, cadreId: personId, name, title, order: 5 })
        .send();
  return { person, idNumber };
}

/** The body that binds this person, as their own phone would send it. */
export const bindingOf = async (openid: string, { person, idNumber }: Enrolled) => ({
  name: person.name,
  idNumber,
  phoneCode: await phoneCode(openid),
  consentVersion: BINDING_CONSENT_VERSION,
});

/** Signs in and binds, and fails the test when that fails. */
export async function signInBound(openid: string, enrolled: Enrolled): Promise<{ token: string; me: Me }> {
  const { token } = await signInAs(openid);
  const { status, body } = await callApi(bindPerson, { token, body: await bindingOf(openid, enrolled) });
  if (status !== 200) throw new Error(`bindPerson answered ${status} ${JSON.stringify(body)}`);
  return { token, me: body };
}
