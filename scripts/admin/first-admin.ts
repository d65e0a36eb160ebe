import { isIdNumber } from '@shared/text/id-number';
import { maskName, maskPhone } from '@shared/text/mask';
import { personNameOf, sameName } from '@shared/text/person-name';
import { householdIdOf } from '../../functions/imports/kinds/people';
import { personIdOf } from '../../functions/imports/kinds/persons';
import { holdersOf } from '../../functions/identity/grants/holders';
import { hasGrant } from '../../functions/identity/identity';
import {
  type Person,
  personById,
  personsWithIdNumber,
  putNewPerson,
  rosterPerson,
} from '../../functions/identity/person-store';
import { refuseIncompatible, saveGrants } from '../../functions/identity/save-grants';
import { auditRow, auditRowsOf } from '../../functions/platform/audit';
import { transact } from '../../functions/platform/transact';
import { AdminProblem, type Context, type Plan } from './verb';

interface First {
  district: string;
  name: string;
  /** The village or community whose roster they stand on; undefined when it was not said. */
  village: string | undefined;
  villages: readonly { code: string; name: string }[];
}

const subjectOf = (district: string): string => `bootstrap#${district}#admin`;

/** Whom an earlier run made the first admin. */
async function firstAdminOf(district: string): Promise<Person | undefined> {
  const [row] = await auditRowsOf(subjectOf(district));
  return row?.note ? personById(row.note) : undefined;
}

/**
 * The first admin of a district: on the roster by a real identity number and phone, with a standing role. Nobody is bound: the role
 * reaches the account by which they bind, sleeps its day there, and waits for the console to say that the phone is theirs (`grant`).
 */
export async function planFirstAdmin({ district, name, village, villages }: First, context: Context): Promise<Plan> {
  const earlier = await firstAdminOf(district);
  if (earlier) {
    if (!sameName(earlier.name, name))
      throw new AdminProblem(`第一位管理员已经是${maskName(earlier.name)}，再加一位用 grant`);
    const now = earlier.accountId ? '已绑定微信' : '还没有绑定微信';
    const role = hasGrant(earlier.grants, { role: 'admin', division: district }) ? '有管理员职责' : '职责已收回';
    return { says: [`第一位管理员　已有：${maskName(earlier.name)}，${role}，${now}（${earlier.personId}）`] };
  }
  if ((await holdersOf('admin', district, context.at)).length > 0)
    throw new AdminProblem('这个区已经有管理员，再加一位用 grant');
  const home = villages.find(({ code }) => code === village);
  if (!home) throw new AdminProblem('要写 --village：管理员登记在哪个村（社区）的名册上，12 位村代码');
  const idNumber = (await context.ask('管理员的身份证号', 'ADMIN_ID_NUMBER')).toUpperCase();
  if (!isIdNumber(idNumber)) throw new AdminProblem('管理员的身份证号不对，请核对 18 位号码');
  const phone = await context.ask('管理员微信绑定的手机号', 'ADMIN_PHONE');
  if (!/^1\d{10}$/.test(phone)) throw new AdminProblem('管理员的手机号不对，要 11 位');

  const known = await personsWithIdNumber(idNumber);
  if (known.length > 1) throw new AdminProblem('名册上这个身份证号有两个人，请先核对');
  const [person] = known;
  if (person && !sameName(person.name, name)) throw new AdminProblem('名册上这个身份证号是另一个姓名，请核对');
  // Whoever bound as them may not be them: only `grant` says that a phone is its holder's.
  if (person?.accountId) throw new AdminProblem('这个人已经绑定了微信，请用 grant 授权并确认手机');
  if (person) await refuseIncompatible(person, { role: 'admin', division: district });
  const personId = person?.personId ?? personIdOf(idNumber);
  const where = person ? '名册上已有' : `登记到${home.name}的名册，手机 ${maskPhone(phone)}`;
  return {
    says: [`第一位管理员　要加：${maskName(name)}，${where}`],
    act: async () => {
      const audit = { action: 'bootstrap', at: context.at, actor: context.actor };
      const entry = {
        personId,
        name: personNameOf(name),
        villageCode: home.code,
        group: '',
        householdId: householdIdOf(`${home.code}|head|${personId}`),
        idNumber,
        phone,
      };
      if (!person)
        await transact(putNewPerson(rosterPerson(entry)), auditRow({ ...audit, subject: `person#${personId}` }));
      await saveGrants({
        personId,
        change: 'give',
        grant: { role: 'admin', division: district },
        audit,
        note: 'the first, by the console alone',
        besides: [auditRow({ ...audit, subject: subjectOf(district), note: personId })],
      });
      return [
        `第一位管理员　加好了：${maskName(name)}（${personId}）。`,
        '请本人在小程序里绑定，再用 grant 确认这部手机是本人的；绑定满一天以后职责生效。',
      ];
    },
  };
}
