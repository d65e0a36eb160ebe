import { maskName } from '@shared/text/mask';
import { holdersOf } from '../../functions/identity/grants/holders';
import { mayTakeAlone } from '../../functions/identity/grants/open-grant';
import { hasGrant } from '../../functions/identity/identity';
import { saveGrants } from '../../functions/identity/save-grants';
import { askAsOperator, operatorGiven } from './grant';
import { grantGiven, personGiven } from './person';
import type { Verb } from './verb';

/** Takes a role; of the last who watches only with a second person's yes, as in the app. */
export const verb: Verb = {
  usage: '--person 人员编号 --role 职责 --division 区划代码 [--by 您的人员编号]　　收权',
  options: {
    person: { type: 'string' },
    role: { type: 'string' },
    division: { type: 'string' },
    by: { type: 'string' },
  },
  confirmed: true,
  plan: async (values, context) => {
    const person = await personGiven(values);
    const { grant, placeName } = await grantGiven(values);
    const what = `${maskName(person.name)}　${placeName} ${grant.role}`;
    if (!hasGrant(person.grants, grant)) return { says: [`本来就没有：${what}`] };
    const { personId } = person;
    const { at, actor } = context;
    const others = (await holdersOf(grant.role, grant.division, at)).filter((holder) => holder.personId !== personId);
    if (!mayTakeAlone(grant.role, others.length)) {
      const operator = await operatorGiven(values, person, grant.division);
      return {
        says: [`收了就没有人（管理员不到两位）了，要请另一位确认：${what}`],
        act: async () => {
          const { until } = await askAsOperator({ kind: 'take', person, grant }, operator, context, 'revokeRole');
          return [`提交了，${until?.slice(0, 10)} 以前请另一位在小程序“待我确认的授权”里确认。`];
        },
      };
    }
    return {
      says: [`要收权：${what}`],
      act: async () => {
        await saveGrants({
          personId,
          change: 'take',
          grant,
          audit: { action: 'revokeRole', at, actor },
          note: 'by the console',
        });
        return ['收了，留痕已写。'];
      },
    };
  },
};
