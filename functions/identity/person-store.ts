import { maskIdNumber, maskPhone } from '@shared/text/mask';
import { Relation } from '@shared/identity/households';
import type { Page, PageQuery } from '@shared/page';
import type { Role } from '@shared/roles';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow } from '../platform/row';
import { readEach } from '../platform/read-many';
import { queryPage, readRows } from '../platform/query-page';
import { lookupHash, openPhone, sealContext, sealIdentity, sealPhone } from '../platform/sealed';
import { isAsRead, sealAs } from '../platform/sealed-row';
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
    /** What they are to the head of the household. */
    relation: string()
      .enum(...Relation.options)
      .optional(),
    /** Day of birth, read from the identity number: an age is asked often, the number never opened for it. */
    bornOn: string().optional(),
    /** Who the roster names as guardians: of a child until 18, of a ward as long as it says so. */
    guardianIds: list(string()).optional(),
    /** 被监护的成年人. */
    ward: boolean().optional(),
    /** No longer of this village: moved away, or died. Kept, since payments and consents name them. */
    departed: string().enum('gone', 'died').optional(),
    /** The how-manieth household they live in: what was agreed in another one has ended. */
    stay: number().optional(),
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
    gsi3pk: string(),
    gsi3sk: string(),
    seal: sealAs('Person'),
  }),
  computeKey: ({ personId }) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' }),
  answers:
    'Who is this person; whose is this identity number (gsi1); who is on the roster of this village (gsi2); who is in this household (gsi3)',
});

export type Person = FormattedItem<typeof PersonEntity>;
type Unkeyed = Omit<Person, 'gsi1pk' | 'gsi1sk' | 'gsi2pk' | 'gsi2sk' | 'gsi3pk' | 'gsi3sk'>;

const withKeys = (person: Unkeyed): Person => ({
  ...person,
  gsi1pk: `IDNO#${person.idHash}`,
  gsi1sk: 'PERSON',
  gsi2pk: `${person.departed ? 'DEPARTED' : 'ROSTER'}#${person.villageCode}`,
  gsi2sk: `${person.group}#${person.personId}`,
  gsi3pk: `${person.departed ? 'DEPARTED' : 'HOUSEHOLD'}#${person.householdId}`,
  gsi3sk: `PERSON#${person.personId}`,
});

export interface RosterEntry {
  personId: string;
  name: string;
  villageCode: string;
  /** 组: `3组`. */
  group: string;
  householdId: string;
  relation?: Relation | undefined;
  guardianIds?: string[] | undefined;
  ward?: boolean | undefined;
  idNumber: string;
  phone?: string | undefined;
  grants?: { role: Role; division: string; title?: string | undefined }[];
}

/** The row of a person new to the roster: numbers sealed, hashed for look-up and masked for the screen. Import and seed use it. */
export const rosterPerson = ({ idNumber, phone, grants = [], ...entry }: RosterEntry): Person =>
  withKeys({
    ...entry,
    bornOn: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
    idHash: lookupHash('idNumber', idNumber),
    sealedIdNumber: sealIdentity(idNumber, sealContext.idNumber(entry.personId)),
    maskedIdNumber: maskIdNumber(idNumber),
    ...(phone && { sealedPhone: sealPhone(phone, sealContext.personPhone(entry.personId)) }),
    maskedPhone: phone ? maskPhone(phone) : '',
    grants,
    version: 1,
  });

/** Read strongly consistent. */
export const personById = (personId: string): Promise<Person | undefined> => readRow(PersonEntity, { personId });

/** The same of several, each once, in no order and without those on no roster; a right to many rows is needed (`getMany`). */
export const personsById = (personIds: readonly string[]): Promise<Person[]> =>
  readEach(
    PersonEntity,
    personIds.map((personId) => ({ personId })),
  );

/** Everyone on any roster with this identity number: one, or by a mistake of a roster, two. A moment behind the writes. */
export const personsWithIdNumber = (idNumber: string): Promise<Person[]> =>
  rowsOfOne({ idHash: lookupHash('idNumber', idNumber) });

/** Everyone on any roster with this person's identity number, themselves among them: by a mistake of a roster two rows are one human being. */
export const rowsOfOne = ({ idHash }: Pick<Person, 'idHash'>): Promise<Person[]> =>
  readRows(PersonEntity, { index: 'gsi1', partition: `IDNO#${idHash}`, limit: 5 });

/** Whether a person is one human being with another, by whatever row of a roster. */
export const isOneWith = async (person: Person, personId: string): Promise<boolean> =>
  person.personId === personId || (await rowsOfOne(person)).some((row) => row.personId === personId);

/** These persons with every other row of a roster that is one human being with one of them. */
export const withAllRows = async (persons: readonly Person[]): Promise<Person[]> => [
  ...persons,
  ...(await Promise.all(persons.map(rowsOfOne))).flat(),
];

/** A person with every other row of a roster that is one human being with them; none for one who is on no roster. */
export async function selfWithAllRows(personId: string): Promise<Person[]> {
  const self = await personById(personId);
  return self ? withAllRows([self]) : [];
}

/** The same by their ids, each once and always in one order. */
export const rowsOfSelf = async (personId: string): Promise<string[]> =>
  [...new Set((await selfWithAllRows(personId)).map((row) => row.personId))].sort();

/** The accounts of these human beings, on whichever row of a roster they are bound. */
export async function accountsOfPersons(personIds: readonly string[]): Promise<Set<string>> {
  const rows = (await Promise.all([...new Set(personIds)].map(personById))).flatMap((row) => row ?? []);
  return new Set((await withAllRows(rows)).flatMap(({ accountId }) => accountId ?? []));
}

/** Who acts, by the one of these rows that is them where there is one, so that two rows of a human being are never compared as two. */
export async function knownAs(
  personId: string | undefined,
  rows: readonly (string | undefined)[],
): Promise<string | undefined> {
  if (personId === undefined || rows.length === 0) return personId;
  const own = await rowsOfSelf(personId);
  return rows.find((row) => row !== undefined && own.includes(row)) ?? personId;
}

/** The roster's phone of a person; empty when it has none. */
export const rosterPhoneOf = ({ personId, sealedPhone }: Pick<Person, 'personId' | 'sealedPhone'>): string =>
  sealedPhone ? openPhone(sealedPhone, sealContext.personPhone(personId)) : '';

/** A household is a dozen people at most; an import that puts more into one shows the first of them. */
const LARGEST_HOUSEHOLD = 30;

/** Who is in a household. A moment behind the writes: what someone may see is decided from `personById`. */
export const personsInHousehold = (householdId: string): Promise<Person[]> =>
  readRows(PersonEntity, {
    index: 'gsi3',
    partition: `HOUSEHOLD#${householdId}`,
    range: { beginsWith: 'PERSON#' },
    limit: LARGEST_HOUSEHOLD,
  });

/** A village's roster, group by group; a moment behind the writes. */
export const rosterOf = (villageCode: string, query: PageQuery): Promise<Page<Person>> =>
  queryPage(PersonEntity, { index: 'gsi2', partition: `ROSTER#${villageCode}` }, query);

/** Who died or moved away from a village, group by group; a moment behind the writes. */
export const departedOf = (villageCode: string, query: PageQuery): Promise<Page<Person>> =>
  queryPage(PersonEntity, { index: 'gsi2', partition: `DEPARTED#${villageCode}` }, query);

/** Someone new to every roster. */
export const putNewPerson = (person: Person) => putNew(PersonEntity, person);

/** Replaces the person as it was read; the transaction fails when it changed meanwhile, or was altered past us. Who moves begins a new stay. */
export const putPerson = (next: Person, previous: Person) =>
  putRow(
    PersonEntity,
    withKeys({
      ...next,
      version: previous.version + 1,
      stay: (previous.stay ?? 0) + (next.householdId === previous.householdId ? 0 : 1),
    }),
    isAsRead('Person', previous),
  );
