import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';

export async function rowsOf(TableName: string, entity?: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let ExclusiveStartKey: Record<string, unknown> | undefined; ;) {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new ScanCommand({
        TableName,
        ConsistentRead: true,
        ExclusiveStartKey,
        ...(entity && {
          FilterExpression: '#entity = :entity',
          ExpressionAttributeNames: { '#entity': '_et' },
          ExpressionAttributeValues: { ':entity': entity },
        }),
      }),
    );
    rows.push(...Items);
    if (!LastEvaluatedKey) return rows;
    ExclusiveStartKey = LastEvaluatedKey;
  }
}

/** Every row of both tables, or every one of an entity, for reading what must not be there. */
export const everyRow = async (entity?: string): Promise<Record<string, unknown>[]> => {
  const tables = [process.env.CIVIC_TABLE!, process.env.LEDGER_TABLE!];
  return (await Promise.all(tables.map((table) => rowsOf(table, entity)))).flat();
};
