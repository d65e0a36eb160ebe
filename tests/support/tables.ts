import { randomBytes } from 'node:crypto';
import { createTables, localDynamoDB } from '../../local/create-tables';
import { localNames } from '../../local/environment';
import { service } from '../../infrastructure/service';
import { TABLE_PREFIX } from './local-world';

let prefix = TABLE_PREFIX;
/** How this test file's tables are called now. */
export const tableNames = () => localNames(service, prefix);

/** Which tables have their streams: none, Civic, or the Ledger too, for what watches it. */
export type Streams = boolean | 'ledgerToo';
const STREAMS = { false: false, true: ['CivicTable'], ledgerToo: ['CivicTable', 'LedgerTable'] } as const;

/**
 * Empty Civic and Ledger tables for this worker, as the template declares them: call it in beforeAll or beforeEach (50 ms). With their
 * streams only for a test that delivers them (deliver.ts); those tables get names of their own, for DynamoDB Local looks, at every
 * request, through all streams that tables of the same name ever had, dropped ones too.
 */
export const freshTables = async ({ streams = false }: { streams?: Streams } = {}): Promise<void> => {
  prefix = streams ? `${TABLE_PREFIX}${randomBytes(5).toString('hex')}-` : TABLE_PREFIX;
  const { CivicTable, LedgerTable } = tableNames();
  Object.assign(process.env, { CIVIC_TABLE: CivicTable, LEDGER_TABLE: LedgerTable });
  const client = localDynamoDB(process.env.DYNAMODB_ENDPOINT!);
  await createTables(client, service, {
    prefix,
    fresh: true,
    streams: STREAMS[String(streams) as keyof typeof STREAMS],
  });
  client.destroy();
};
