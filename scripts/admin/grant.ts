import { covers, levelOf } from '@shared/divisions';
import { maskName } from '@shared/text/mask';
import { areTwoPersons } from '@shared/two-persons';
import { askSecond } from '../../functions/identity/grants/ask-second';
import { holdersOf } from '../../functions/identity/grants/holders';
import { isWatcher } from '../../functions/identity/grants/open-grant';
import { isOneWith, type Person } from '../../functions/identity/person-store';
import { refuseIncompatible, saveGrants } from '../../functions/identity/save-grants';
import { newId } from '../../functions/platform/id';
import { grantGiven, personGiven } from './person';
import { AdminProblem, type Context, type Values, type Verb } from './verb';

/**
 * Who is at the console: an admin over the place, bound, and never the one concerned, by whatever row of a roster. An id that is typed
 * proves nothing by itself; a villager's would make one person two.
 * @throws AdminProblem
 */
export async function operatorGiven(values: Values, concerned: Person, division: string) {
  if (values.by === undefined)
    throw new AdminProblem('这个职责要两个人：用 --by 写清您是谁（人员编号），另一位在小程序里确认');
  const operator = await personGiven(values, 'by');
  if (!areTwoPersons(operator.personId, concerned.personId) || (await isOneWith(concerned, operator.personId)))
    throw new AdminProblem('不能给自己授权或收权，请换一个人来做');
  if (!operator.accountId || !operator.grants.some((held) => held.role === 'admin' && covers(held.division, division)))
    throw new AdminProblem('--by 要写一位已绑定、管这个地方的管理员');
  return operator;
}

/** Puts it before a second person in the app, as `grantRole` and `revokeRole` do there. */
export const askAsOperator = (
  asked: Parameters<typeof askSecond>[0],
  { personId, name, villageCode }: Person,
  { at, actor }: Context,
  action: string,
) =>
  askSecond(asked, { accountId: actor, person: { personId, name, villageCode } }, { at, requestId: newId(at), action });

/**
 * Gives a role. What watches is given by two, the console being one of them; but an admin, where fewer than two of the district are awake:
 * there nobody could say the second yes (ADR 51). Given again to who is bound, it says that the phone is theirs.
 */
export const verb: Verb = {
  usage:
    '--person 人员编号 --role 职责 --division 区划代码 [--title 职务] [--by 您的人员编号]　　授权；监督、保管、管理要另一位确认',
  options: {
    person: { type: 'string' },
    role: { type: 'string' },
    division: { type: 'string' },
    title: { type: 'string' },
    by: { type: 'string' },
  },
  confirmed: true,
  plan: async (values, context) => {
    const person = await personGiven(values);
    const { grant, placeName } = await grantGiven(values);
    await refuseIncompatible(person, grant);
    const { personId } = person;
    const what = `${maskName(person.name)}　${placeName} ${grant.role}`;
    const titled = { ...grant, ...(typeof values.title === 'string' && { title: values.title }) };
    const admins = await holdersOf('admin', grant.division, context.at);
    const isWayIn =
      grant.role === 'admin' &&
      levelOf(grant.division) === 'district' &&
      admins.filter((admin) => admin.personId !== personId).length < 2;
    if (isWatcher(grant.role) && !isWayIn) {
      const operator = await operatorGiven(values, person, grant.division);
      return {
        says: [`要请另一位确认：${what}`],
        act: async () => {
          const { until } = await askAsOperator(
            { kind: 'give', person, grant: titled },
            operator,
            context,
            'grantRole',
          );
          return [`提交了，${until?.slice(0, 10)} 以前请另一位在小程序“待我确认的授权”里确认。`];
        },
      };
    }
    return {
      says: [`要授权：${what}${person.accountId ? '，并确认他绑定的手机是本人的' : ''}`],
      act: async () => {
        const { at, actor } = context;
        await saveGrants({
          personId,
          change: 'give',
          grant: titled,
          audit: { action: 'grantRole', at, actor },
          note: 'by the console',
        });
        return ['授权了，留痕已写。绑定满一天以后生效。'];
      },
    };
  },
};
