import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';

/** Which rows of a table are wanted, as a Scan takes it. */
type Wanted = Pick<ScanCommandInput, 'FilterExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;

export async function rowsOf(TableName: string, wanted: Wanted = {}): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let ExclusiveStartKey: Record<string, unknown> | undefined; ;) {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey, ...wanted }),
    );
    rows.push(...Items);
    if (!LastEvaluatedKey) return rows;
    ExclusiveStartKey = LastEvaluatedKey;
  }
}

/** The rows of both tables that are wanted: a seeded district has too many to read them all for one. */
export const rowsWhere = async (wanted: Wanted): Promise<Record<string, unknown>[]> => {
  const tables = [process.env.CIVIC_TABLE!, process.env.LEDGER_TABLE!];
  return (await Promise.all(tables.map((table) => rowsOf(table, wanted)))).flat();
};

/** Every row of both tables, or every one of an entity, for reading what must not be there. */
export const everyRow = (entity?: string): Promise<Record<string, unknown>[]> =>
  rowsWhere(
    entity === undefined
      ? {}
      : {
          FilterExpression: '#entity = :entity',
          ExpressionAttributeNames: { '#entity': '_et' },
          ExpressionAttributeValues: { ':entity': entity },
        },
  );
