import type { ChargeLine } from '@shared/accounts/levies';
import { groupNameOf } from '@shared/text/group-name';
import { bareName, sameName } from '@shared/text/person-name';
import { type Person, personsWithIdNumber, rosterOf } from '../../identity/person-store';
import { everyRow } from '../../platform/query-page';
import type { StoredLevy } from './levy-store';
import { WrongLine } from './wrong-line';

export type Named = ReadonlyMap<string, readonly Person[]>;

/** The roster by its names: read where a line has no number to look its person up by. */
export async function rosterByName({ villageCode }: StoredLevy, lines: readonly ChargeLine[]): Promise<Named> {
  const named = new Map<string, Person[]>();
  if (lines.every(({ idNumber }) => idNumber)) return named;
  for (const person of await everyRow((page) => rosterOf(villageCode, page))) {
    const name = bareName(person.name);
    named.set(name, [...(named.get(name) ?? []), person]);
  }
  return named;
}

/** Whom a line names. @throws WrongLine */
export async function personOf(
  villageCode: string,
  { name, idNumber, group }: ChargeLine,
  named: Named,
): Promise<Person> {
  const likely = idNumber ? await personsWithIdNumber(idNumber) : (named.get(bareName(name)) ?? []);
  const [person, other] = likely.filter(
    (one) =>
      one.villageCode === villageCode &&
      one.departed !== 'died' &&
      sameName(one.name, name) &&
      (group === undefined || one.group === groupNameOf(group.replace(/\s/g, ''))),
  );
  const by = [group && '组', idNumber && '身份证号'].filter(Boolean).join('、');
  if (!person) throw new WrongLine('name', `村里名册上没有这个姓名${by && `和${by}`}的人`);
  if (other && !idNumber) throw new WrongLine('idNumber', '名册上不止一个人叫这个名字，请写身份证号');
  return person;
}
