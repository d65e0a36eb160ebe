import { sameName } from '@shared/text/person-name';
import { divisionNamed } from '../../functions/identity/division-store';
import { auditRow } from '../../functions/platform/audit';
import { scanOf } from '../../functions/platform/scan-rows';
import { CivicTable } from '../../functions/platform/tables';
import { transact } from '../../functions/platform/transact';
import { DISTRICT_CODE, given, type Verb } from './verb';

interface Grant {
  role: string;
  division: string;
  title?: string;
}

const placed = async ({ role, division, title }: Grant): Promise<string> =>
  `${role}@${await divisionNamed(division)}${title ? `（${title}）` : ''}`;

/** Who of a district holds which role, bound or not; with a name, everyone on its rosters who is called so. Who looked stands in the trail. */
export const verb: Verb = {
  usage: '--district 511503 [--name 姓名]　　谁有什么职责；写了姓名就在名册里找这个人',
  options: { district: { type: 'string' }, name: { type: 'string' } },
  confirmed: false,
  plan: async (values, { at, actor }) => {
    const district = given(values, 'district', DISTRICT_CODE, '6 位区划代码');
    const { name } = values;
    const lookedFor = typeof name === 'string' ? name : undefined;
    return {
      says: [`${await divisionNamed(district)}${lookedFor ? '名册里叫这个姓名的人' : '有职责的人'}`],
      act: async () => {
        await transact(
          auditRow({
            subject: `district#${district}`,
            action: 'listHolders',
            at,
            actor,
            note: lookedFor ? 'by a name' : 'all',
          }),
        );
        const lines: string[] = [];
        const filter = '#et = :person AND begins_with(villageCode, :district)';
        for await (const row of scanOf(CivicTable, filter, {
          names: { '#et': '_et' },
          values: { ':person': 'Person', ':district': district },
        })) {
          const grants = row.grants as Grant[];
          if (lookedFor ? !sameName(String(row.name), lookedFor) : grants.length === 0) continue;
          const roles = await Promise.all(grants.map(placed));
          const bound = row.accountId ? '已绑定' : '未绑定';
          lines.push(
            [row.personId, row.name, await divisionNamed(String(row.villageCode)), bound, ...roles].join('　'),
          );
        }
        return lines.length > 0 ? lines.sort() : ['没有'];
      },
    };
  },
};
