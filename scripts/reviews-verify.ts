/**
 * `npm run reviews:verify`: counts all reviews and rated answers anew and compares them with the scores that the stream keeps.
 *
 * By itself it reads what `npm start` keeps in `.local` (stop that first); with CIVIC_TABLE in the environment that table, on AWS or at
 * DYNAMODB_ENDPOINT. Exit code: 0 alike, 1 faults, 2 could not be read.
 */
import path from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';

const FAULTS = { score: '分数和评价对不上', kindMean: '全区的平均和各村的分数对不上' };

async function main(): Promise<number> {
  const stack = process.env.CIVIC_TABLE ? undefined : await startStack({ dataDir: path.join(ROOT, '.local') });
  // Loaded now: the tables' client reads the environment, which the stack has just set.
  const [{ documentClient }, { env }, { scoreFaults }] = await Promise.all([
    import('../functions/platform/tables'),
    import('../functions/platform/env'),
    import('../functions/reviews/verify-scores'),
  ]);
  const rowsOf = async (entity: string): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    for (let ExclusiveStartKey: Record<string, unknown> | undefined; ;) {
      const { Items = [], LastEvaluatedKey } = await documentClient.send(
        new ScanCommand({
          TableName: env.civicTable,
          ExclusiveStartKey,
          FilterExpression: '#entity = :entity',
          ExpressionAttributeNames: { '#entity': '_et' },
          ExpressionAttributeValues: { ':entity': entity },
        }),
      );
      rows.push(...Items);
      if (!LastEvaluatedKey) return rows;
      ExclusiveStartKey = LastEvaluatedKey;
    }
  };
  const voices = [...(await rowsOf('Review')), ...(await rowsOf('ReportEvent'))];
  const scores = await rowsOf('Score');
  const faults = scoreFaults(voices, scores, await rowsOf('KindMean'));
  await stack?.stop();
  for (const { of, what } of faults) console.log(`${of}  ${FAULTS[what]}`);
  console.log(`查了 ${scores.length} 个分数，${faults.length > 0 ? `有 ${faults.length} 处不对` : '全部对得上'}`);
  return faults.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
