import { createTables, localDynamoDB } from '../../local/create-tables';
import { TABLE_PREFIX, template } from './local-world';

/**
 * Empty Civic and Ledger tables for this worker, as the template declares them: call it in beforeAll or beforeEach (50 ms). With their
 * streams only for a test that delivers them (deliver.ts).
 */
export const freshTables = async ({ streams = false } = {}): Promise<void> => {
  const client = localDynamoDB(process.env.DYNAMODB_ENDPOINT!);
  await createTables(client, template, { prefix: TABLE_PREFIX, fresh: true, streams });
  client.destroy();
};
