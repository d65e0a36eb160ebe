import { isFresh, latestBackupOf } from '../../functions/platform/backups';
import { env } from '../../functions/platform/env';
import { AdminProblem, type Verb } from './verb';

/** Whether both tables can be restored to a moment of the last day. It reads no row, and leaves none. */
export const verb: Verb = {
  usage: '　　两张表的备份（时间点恢复）开没开、到什么时候；只看，旧了或没开就结束码 1',
  options: {},
  confirmed: false,
  plan: async (_, { at }) => {
    const tables = await Promise.all(
      [env.civicTable, env.ledgerTable].map(async (name) => ({ name, latest: await latestBackupOf(name) })),
    );
    const lines = tables.map(({ name, latest }) => `${name}　${latest ? `可以恢复到 ${latest}` : '没有开时间点恢复'}`);
    const bad = tables.filter(({ latest }) => !isFresh(latest, at));
    if (bad.length > 0) throw new AdminProblem([...lines, '备份没开，或者旧了一天以上：马上去看'].join('\n'));
    return { says: lines };
  },
};
