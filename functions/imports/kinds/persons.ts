import { sameName } from '@shared/text/person-name';
import { type Person, PersonEntity, personsWithIdNumber } from '../../identity/person-store';
import { derivedId } from '../../platform/id';
import { lookupHash } from '../../platform/sealed';
import { maskName } from '@shared/text/mask';
import { inParallel } from '../../platform/in-parallel';
import { rowsAt } from '../rows-store';

/** Ids of imported people have one instant: they are sorted by nothing. */
const ENROLLED = '2020-01-01T00:00:00.000Z';
const IN_FLIGHT = 16;

/** The id of a person the importer puts on the roster: the same number is the same person, wherever they live. */
export const personIdOf = (idNumber: string): string =>
  derivedId(ENROLLED, `person|${lookupHash('idNumber', idNumber)}`);

/**
 * Everyone on a roster with these identity numbers: imported people by their id, a hundred a read and never behind the writes;
 * only those who were put there otherwise are asked for one by one.
 */
export async function personsNumbered(idNumbers: readonly string[]): Promise<Map<string, Person[]>> {
  const distinct = [...new Set(idNumbers)];
  const rows = await rowsAt(
    PersonEntity,
    distinct.map((idNumber) => ({ personId: personIdOf(idNumber) })),
  );
  const persons = new Map<string, Person[]>();
  const others: string[] = [];
  distinct.forEach((idNumber, place) => {
    const row = rows[place];
    if (row) persons.set(idNumber, [row]);
    else others.push(idNumber);
  });
  await inParallel(others, IN_FLIGHT, async (idNumber) => persons.set(idNumber, await personsWithIdNumber(idNumber)));
  return persons;
}

/** The one person with this number and name, or why nobody is. */
export function personNamed(
  candidates: readonly Person[],
  name: string,
): Person | { column: 'idNumber' | 'name'; message: string } {
  if (candidates.length === 0)
    return { column: 'idNumber', message: '花名册里没有这个身份证号。请先导入花名册，或核对号码' };
  const named = candidates.filter((person) => sameName(person.name, name));
  if (named.length === 1) return named[0]!;
  if (named.length > 1) return { column: 'idNumber', message: '花名册里这个身份证号有两个人，请先把花名册改对' };
  return {
    column: 'name',
    message: `姓名和花名册对不上（花名册上是“${maskName(candidates[0]!.name)}”）。请核对姓名和身份证号是不是串行了`,
  };
}
