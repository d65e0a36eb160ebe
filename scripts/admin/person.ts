import { levelOf } from '@shared/divisions';
import { Role } from '@shared/roles';
import { divisionNamed } from '../../functions/identity/division-store';
import { grantProblem } from '../../functions/identity/identity';
import { type Person, personById } from '../../functions/identity/person-store';
import { AdminProblem, given, ULID, type Values } from './verb';

/** The person that an option names. @throws AdminProblem */
export async function personGiven(values: Values, option = 'person'): Promise<Person> {
  const person = await personById(given(values, option, ULID, '人员编号（list 能查）'));
  if (!person) throw new AdminProblem(`名册里没有 --${option} 这个人`);
  return person;
}

/** The role and place that are named, and what they are called. @throws AdminProblem */
export async function grantGiven(values: Values) {
  const role = Role.options.find((known) => known === values.role);
  if (!role) throw new AdminProblem(`要写 --role：${Role.options.filter((each) => each !== 'resident').join('、')}`);
  const division = given(values, 'division', /^\d{6}(\d{3}(\d{3})?)?$/, '区划代码');
  const problem = grantProblem({ role, division });
  if (problem) throw new AdminProblem(problem.message);
  const placeName = await divisionNamed(division);
  if (placeName === division)
    throw new AdminProblem(`没有 ${division} 这个${levelOf(division) === 'village' ? '村' : '地方'}`);
  return { grant: { role, division }, placeName };
}
