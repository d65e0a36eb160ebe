/**
 * `npm run seed -- --scale N [--fresh] [--now 2026-11-23T00:00:00.000Z]`: fills the tables that the environment names
 * (CIVIC_TABLE, LEDGER_TABLE, IDENTITY_KEY, LOOKUP_KEY, DYNAMODB_ENDPOINT for DynamoDB Local). `npm start` calls
 * `seedDistrict` itself when its tables are empty. `--fresh` drops and creates the tables first, on DynamoDB Local only.
 */
import { parseArgs } from 'node:util';
import { seedDistrict } from './seed/seed-district';

export { seedDistrict, type Seeded, type SeedOptions } from './seed/seed-district';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      now: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const scale = Number(values.scale);
  if (!Number.isInteger(scale) || scale < 1) throw new Error('--scale takes a whole number, 1 or more');
  if (values.now && Number.isNaN(Date.parse(values.now)))
    throw new Error('--now takes an instant: 2026-11-23T00:00:00.000Z');
  const missing = ['CIVIC_TABLE', 'LEDGER_TABLE', 'IDENTITY_KEY', 'LOOKUP_KEY'].filter((name) => !process.env[name]);
  if (missing.length > 0)
    throw new Error(
      `Set ${missing.join(', ')} (and DYNAMODB_ENDPOINT for DynamoDB Local). To try the app, npm start seeds by itself.`,
    );
  if (values.fresh) await recreateTables();
  const { rows, seconds } = await seedDistrict({
    scale,
    ...(values.now && { now: new Date(values.now).toISOString() }),
    onProgress: (count) => process.stderr.write(`\r${count} rows`),
  });
  console.log(`\n${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s)`);
}

async function recreateTables(): Promise<void> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (!endpoint) throw new Error('--fresh drops the tables: only with DYNAMODB_ENDPOINT, never in AWS');
  const [{ createTables, localDynamoDB }, { readTemplate }, { ROOT }] = await Promise.all([
    import('../local/create-tables'),
    import('../local/template'),
    import('../local/root'),
  ]);
  const prefix = process.env.CIVIC_TABLE!.replace(/CivicTable$/, '');
  const client = localDynamoDB(endpoint);
  await createTables(client, readTemplate(`${ROOT}/serverless.yml`), { prefix, fresh: true });
  client.destroy();
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
