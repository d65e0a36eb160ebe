import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/platform/tables';

/** Every row of both tables, for reading what must not be there. */
export async function everyRow(): Promise<Record<string, unknown>[]> {
  const tables = [process.env.CIVIC_TABLE!, process.env.LEDGER_TABLE!];
  const answers = await Promise.all(
    tables.map((TableName) => documentClient.send(new ScanCommand({ TableName, ConsistentRead: true }))),
  );
  return answers.flatMap(({ Items = [] }) => Items);
}
