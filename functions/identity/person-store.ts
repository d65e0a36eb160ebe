import { maskIdNumber, maskPhone } from '@shared/mask';
import type { Role } from '@shared/roles';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { lookupHash, sealIdentity } from '../platform/sealed';
import { CivicTable } from '../platform/tables';

/** A person of a village's roster (名册): imported, bound to at most one account. Roles are given to the person, not the phone. */
export const PersonEntity = new Entity({
  name: 'Person',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    name: string(),
    villageCode: string(),
    group: string(),
    householdId: string(),
    idHash: string(),
    sealedIdNumber: string(),
    maskedIdNumber: string(),
    /** The roster's phone; the one WeChat vouched for stands on the account. */
    sealedPhone: string().optional(),
    maskedPhone: string(),
    accountId: string().optional(),
    boundAt: string().optional(),
    /** Standing roles: they reach the account when one is bound. `resident` is not among them: it comes with the binding. */
    grants: list(map({ role: string(), division: string(), title: string().optional() })),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ personId }: { personId: string }) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' }),
  timestamps: false,
  meta: {
    title: 'Person',
    description:
      'Who is this person; whose is this identity number (gsi1); who is on the roster of this village (gsi2)',
  },
});

export type Person = FormattedItem<typeof PersonEntity>;
type Unkeyed = Omit<Person, 'gsi1pk' | 'gsi1sk' | 'gsi2pk' | 'gsi2sk'>;

const withKeys = (person: Unkeyed): Person => ({
  ...person,
  gsi1pk: `IDNO#${person.idHash}`,
  gsi1sk: 'PERSON',
  gsi2pk: `ROSTER#${person.villageCode}`,
  gsi2sk: `${person.group}#${person.personId}`,
});

export interface RosterEntry {
  personId: string;
  name: string;
  villageCode: string;
  /** 组: `3组`. */
  group: string;
  householdId: string;
  idNumber: string;
  phone?: string | undefined;
  grants?: { role: Role; division: string; title?: string | undefined }[];
}

/** The row of a person new to the roster: numbers sealed, hashed for look-up and masked for the screen. Import and seed use it. */
export const rosterPerson = ({ idNumber, phone, grants = [], ...entry }: RosterEntry): Person =>
  withKeys({
    ...entry,
    idHash: lookupHash('idNumber', idNumber),
    sealedIdNumber: sealIdentity(idNumber, `person#${entry.personId}#idNumber`),
    maskedIdNumber: maskIdNumber(idNumber),
    ...(phone && { sealedPhone: sealIdentity(phone, `person#${entry.personId}#phone`) }),
    maskedPhone: phone ? maskPhone(phone) : '',
    grants,
    version: 1,
  });

/** Read strongly consistent. */
export async function personById(personId: string): Promise<Person | undefined> {
  const { Item } = await PersonEntity.build(GetItemCommand).key({ personId }).options({ consistent: true }).send();
  return Item;
}

/** Everyone on any roster with this identity number: one, or by a mistake of a roster, two. A moment behind the writes. */
export async function personsWithIdNumber(idNumber: string): Promise<Person[]> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(PersonEntity)
    .query({ index: 'gsi1', partition: `IDNO#${lookupHash('idNumber', idNumber)}` })
    .options({ entityAttrFilter: false, limit: 5 })
    .send();
  return Items;
}

/** Replaces the person as it was read; the transaction fails when it changed meanwhile. */
export const putPerson = (next: Person, previous: Person) =>
  PersonEntity.build(PutTransaction)
    .item(withKeys({ ...next, version: previous.version + 1 }))
    .options({ condition: { attr: 'version', eq: previous.version } });
