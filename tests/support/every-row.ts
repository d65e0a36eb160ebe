import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';

async function rowsOf(TableName: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let ExclusiveStartKey: Record<string, unknown> | undefined; ;) {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }),
    );
    rows.push(...Items);
    if (!LastEvaluatedKey) return rows;
    ExclusiveStartKey = LastEvaluatedKey;
  }
}

/** Every row of both tables, for reading what must not be there. */
export const everyRow = async (): Promise<Record<string, unknown>[]> =>
  (await Promise.all([process.env.CIVIC_TABLE!, process.env.LEDGER_TABLE!].map(rowsOf))).flat();
