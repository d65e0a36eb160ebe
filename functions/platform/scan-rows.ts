import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from './tables';

/** Every row of a table that a filter lets through, as it lies there. It reads the whole table: for the command line alone. */
export async function* scanOf(
  table: { getName: () => string },
  filter: string,
  { names, values, only }: { names?: Record<string, string>; values: Record<string, string>; only?: string },
): AsyncGenerator<Record<string, unknown>> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new ScanCommand({
        TableName: table.getName(),
        FilterExpression: filter,
        ExpressionAttributeValues: values,
        ...(names && { ExpressionAttributeNames: names }),
        ...(only && { ProjectionExpression: only }),
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    yield* Items;
    from = LastEvaluatedKey;
  } while (from);
}
