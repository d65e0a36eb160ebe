import { auditRow, auditRowsOf } from '../../functions/platform/audit';
import { forgetDivisions } from '../../functions/identity/division-store';
import { transact } from '../../functions/platform/transact';
import { planFirstAdmin } from './first-admin';
import { districtFiles, districtParts, type FirstPart, stageParts } from './first-rows';
import { type Context, DISTRICT_CODE, given, type Plan, type Verb } from './verb';
import { missingOf, writeMissing } from './write-missing';

/**
 * A part that was written is not looked at again, or what a district has taken out since would come back; one that was broken off is
 * completed. The trail says which: its row is written last.
 */
async function planPart({ name, title, rows }: FirstPart, { at, actor }: Context): Promise<Plan> {
  const subject = `bootstrap#${name}`;
  const [before] = await auditRowsOf(subject);
  if (before) return { says: [`${title}　已有：${before.at.slice(0, 10)} 写的，${before.note}`] };
  const all = rows();
  const missing = await missingOf(all);
  return {
    says: [
      `${title}　要写：${missing.length} 行${missing.length < all.length ? `，另有 ${all.length - missing.length} 行已在` : ''}`,
    ],
    act: async () => {
      const written = await writeMissing(all);
      await transact(auditRow({ subject, action: 'bootstrap', at, actor, note: `${written} 行` }));
      return [`${title}　写好了：${written} 行`];
    },
  };
}

/** Brings an empty stage into service, or another district onto one. Run again it says what is there, and completes what is not. */
export const verb: Verb = {
  usage:
    '--district 511503 --admin 姓名 --village 12位村代码　　空环境的第一天：区划、目录、科目、规则、第一位管理员（身份证号、手机号另问，或放 ADMIN_ID_NUMBER、ADMIN_PHONE）',
  options: { district: { type: 'string' }, admin: { type: 'string' }, village: { type: 'string' } },
  confirmed: true,
  plan: async (values, context) => {
    const district = given(values, 'district', DISTRICT_CODE, '6 位区划代码');
    const name = given(values, 'admin', /\S{2,}/, '第一位管理员的姓名');
    const files = districtFiles(district);
    const village = typeof values.village === 'string' ? values.village : undefined;
    const plans: Plan[] = [];
    for (const part of [...stageParts, ...districtParts(files, context.at)]) plans.push(await planPart(part, context));
    plans.push(await planFirstAdmin({ district, name, village, villages: files.villages }, context));
    const acts = plans.flatMap(({ act }) => act ?? []);
    return {
      says: [`${files.name}（${district}）`, ...plans.flatMap(({ says }) => says)],
      ...(acts.length > 0 && {
        act: async () => {
          const said: string[] = [];
          // In this order: the admin's village is there before the admin.
          for (const act of acts) said.push(...(await act()));
          forgetDivisions();
          return said;
        },
      }),
    };
  },
};
