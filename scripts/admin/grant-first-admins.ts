import { firstAdminsProblem, grantFirstAdmins } from '../../functions/identity/first-admins';
import { AdminProblem, DISTRICT_CODE, given, type Verb } from './verb';

/** Two bound persons at once: the way back where a district has lost its admins (ADR 39). */
export const verb: Verb = {
  usage: '--district 511503 --person 人员编号 --person 人员编号　　一个区的管理员都不在了：两位绑定过的人一起当',
  options: { district: { type: 'string' }, person: { type: 'string', multiple: true } },
  confirmed: true,
  plan: async (values, { at }) => {
    const district = given(values, 'district', DISTRICT_CODE, '6 位区划代码');
    const people = Array.isArray(values.person) ? (values.person as readonly string[]) : [];
    if (people.length !== 2) throw new AdminProblem('要写两个 --person');
    const problem = await firstAdminsProblem(district, people, at);
    if (problem) throw new AdminProblem(problem);
    return {
      says: ['可以授权。'],
      act: async () => {
        await grantFirstAdmins(district, people, at);
        return ['已授权，留痕已写。绑定满一天以后生效。'];
      },
    };
  },
};
