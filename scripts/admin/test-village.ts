import { districtOf, testVillageOf } from '@shared/divisions';
import { divisionTree, forgetDivisions, VillageEntity } from '../../functions/identity/division-store';
import { auditRow } from '../../functions/platform/audit';
import { transact } from '../../functions/platform/transact';
import { putNew } from '../../functions/platform/row';
import { AdminProblem, given, type Verb } from './verb';

/** A town's village for `npm run smoke`: it can be named, and stands in no list, register or figure (ADR 66). */
export const verb: Verb = {
  usage: '--town 9位镇代码　　给上线检查（npm run smoke）用的测试村：不在任何名单、统计里',
  options: { town: { type: 'string' } },
  confirmed: true,
  plan: async (values, { at, actor }) => {
    const town = given(values, 'town', /^\d{9}$/, '9 位镇（街道）代码');
    forgetDivisions();
    const tree = await divisionTree(districtOf(town)).catch(() => undefined);
    const found = tree?.towns.find(({ code }) => code === town);
    if (!tree || !found) throw new AdminProblem(`没有 ${town} 这个镇：先 bootstrap`);
    const code = testVillageOf(town);
    if (tree.testVillages.has(code)) return { says: [`${found.name}已有测试村（${code}）`] };
    return {
      says: [`要给${found.name}加测试村（${code}）`],
      act: async () => {
        await transact(
          putNew(VillageEntity, { code, name: '测试村民委员会' }),
          auditRow({ subject: `district#${districtOf(town)}`, action: 'addTestVillage', at, actor, note: code }),
        );
        forgetDivisions();
        return [`加好了。检查：npm run smoke -- --url 地址 --town ${town}`];
      },
    };
  },
};
