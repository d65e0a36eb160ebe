import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { auditRow } from '../../functions/platform/audit';
import { env } from '../../functions/platform/env';
import { documentClient } from '../../functions/platform/tables';
import { transact } from '../../functions/platform/transact';
import { type Differing, differences, type Figures, figuresOf } from './drill-figures';
import { AdminProblem, given, type Verb } from './verb';

const TABLE_NAME = /^[\w.-]{3,255}$/;

/** Every row of a table, as it lies there. */
export async function* rowsIn(TableName: string): AsyncGenerator<Record<string, unknown>> {
  for (let from: Record<string, unknown> | undefined; ;) {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new ScanCommand({ TableName, ...(from && { ExclusiveStartKey: from }) }),
    );
    yield* Items;
    if (!LastEvaluatedKey) return;
    from = LastEvaluatedKey;
  }
}

const figuresIn = async (table: string): Promise<Figures> => {
  try {
    return await figuresOf(rowsIn(table));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new AdminProblem(`没有 ${table} 这张表`);
    throw error;
  }
};

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')} 元`;
const lineOf = ({ kind, now, then }: Differing): string =>
  `${kind}　现在 ${now.count} 行${now.fen ? ` ${yuan(now.fen)}` : ''}，恢复的 ${then.count} 行${then.fen ? ` ${yuan(then.fen)}` : ''}`;

/**
 * Whether what was restored is what there was: rows and sums of every kind, in the tables of the stage and in two that were restored
 * beside them. It reads all four whole, and shows figures alone.
 */
export const verb: Verb = {
  usage: '--civic 恢复出来的表 --ledger 恢复出来的表　　恢复演练：和现在的表比每一类的行数和金额',
  options: { civic: { type: 'string' }, ledger: { type: 'string' } },
  confirmed: true,
  plan: async (values, { at, actor }) => {
    const restored = ['civic', 'ledger'].map((name) => given(values, name, TABLE_NAME, '恢复出来的表名'));
    const standing = [env.civicTable, env.ledgerTable];
    if (restored.some((name) => standing.includes(name))) throw new AdminProblem('要写恢复出来的新表，不是正在用的表');
    return {
      says: standing.map((name, place) => `要比：${name} 和 ${restored[place]}`),
      act: async () => {
        const lines: string[] = [];
        for (const [place, name] of standing.entries()) {
          const [now, then] = await Promise.all([figuresIn(name), figuresIn(restored[place]!)]);
          const differing = differences(now, then);
          lines.push(
            differing.length > 0
              ? `${name}　${differing.length} 类不一样（恢复的时刻以后写的会多出来）：`
              : `${name}　每一类的行数和金额都一样`,
            ...differing.map(lineOf),
            ...differing
              .filter(({ isLess }) => isLess)
              .map(({ kind }) => `注意：${kind} 现在比恢复的少，这一类从不删，要查清楚`),
          );
        }
        await transact(
          auditRow({ subject: 'stage#restore', action: 'restoreDrill', at, actor, note: `${lines.length} lines` }),
        );
        return lines;
      },
    };
  },
};
