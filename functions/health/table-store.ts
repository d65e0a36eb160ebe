import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../platform/tables';

/** A row that never is: DynamoDB opens the table's key to look for it. */
const NOWHERE = { pk: 'HEALTH', sk: 'HEALTH' };

/** @throws where the table, or the key it is encrypted with, cannot be used. */
export async function lookInto(tableName: string): Promise<void> {
  await documentClient.send(new GetCommand({ TableName: tableName, Key: NOWHERE, ConsistentRead: true }));
}
