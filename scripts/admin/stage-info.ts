import { districtsServed, divisionTree, forgetDivisions } from '../../functions/identity/division-store';
import { holdersOf } from '../../functions/identity/grants/holders';
import { env } from '../../functions/platform/env';
import { auditRowsOf } from '../../functions/platform/audit';
import { stageParts } from './first-rows';
import type { Verb } from './verb';

/** What stage this is and how far it is in service. It reads, and nobody's own data: it needs no confirmation and leaves no row. */
export const verb: Verb = {
  usage: '　　这是哪个环境、哪几个区、目录和管理员齐不齐；只看',
  options: {},
  confirmed: false,
  plan: async (_, { at, stage }) => {
    forgetDivisions();
    const parts = await Promise.all(
      stageParts.map(async ({ name, title }) => {
        const [row] = await auditRowsOf(`bootstrap#${name}`);
        return `${title}　${row ? `${row.at.slice(0, 10)} 写的` : '没有用 bootstrap 写过'}`;
      }),
    );
    const districts = await Promise.all(
      (await districtsServed()).map(async (code) => {
        const { district, towns } = await divisionTree(code);
        const villages = towns.reduce((sum, town) => sum + town.villages.length, 0);
        const [admins, custodians] = await Promise.all([
          holdersOf('admin', code, at),
          holdersOf('custodian', code, at),
        ]);
        return `${district.name}（${code}）　${towns.length} 镇 ${villages} 村，管理员 ${admins.length} 位，身份保管员 ${custodians.length} 位`;
      }),
    );
    return {
      says: [
        `环境 ${stage}　表 ${env.civicTable}、${env.ledgerTable}`,
        ...parts,
        ...(districts.length > 0 ? districts : ['还没有区：先 bootstrap']),
      ],
    };
  },
};
