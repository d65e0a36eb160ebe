/**
 * `npm run seed -- [--scale N] [--fresh] [--now 2026-11-23T00:00:00.000Z]`: writes N times the district.
 *
 * By itself it fills what `npm start` keeps in `.local` (stop that first; `--fresh` empties it before). With CIVIC_TABLE,
 * LEDGER_TABLE, IDENTITY_KEY, PHONE_KEY, LOOKUP_KEY, AUDIT_KEY,
 * ROW_KEY and IDENTITY_KEY_ARN in the environment it fills those tables, on AWS or at DYNAMODB_ENDPOINT.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from '../local/ports';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';

function readOptions() {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      now: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const scale = Number(values.scale);
  if (!Number.isInteger(scale) || scale < 1) throw new StartError('--scale takes a whole number, 1 or more.');
  if (values.now && Number.isNaN(Date.parse(values.now)))
    throw new StartError('--now takes an instant: 2026-11-23T00:00:00.000Z.');
  return { scale, fresh: values.fresh, now: new Date(values.now ?? Date.now()).toISOString() };
}

/** The environment's own tables, when it names them all; a part of the names is a mistake. */
function environmentNamesTables(): boolean {
  const names = [
    'CIVIC_TABLE',
    'LEDGER_TABLE',
    'IDENTITY_KEY',
    'PHONE_KEY',
    'LOOKUP_KEY',
    'AUDIT_KEY',
    'ROW_KEY',
    'IDENTITY_KEY_ARN',
  ];
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < names.length)
    throw new StartError(`Set ${missing.join(', ')} too, or none of ${names.join(', ')} to fill .local.`);
  return missing.length === 0;
}

async function main(): Promise<void> {
  const { scale, fresh, now } = readOptions();
  const given = environmentNamesTables();
  if (given && fresh) throw new StartError('--fresh empties .local only, never tables that the environment names.');
  const stack = given ? undefined : await startStack({ dataDir: path.join(ROOT, '.local'), fresh });
  // Loaded now: the tables' client reads the environment, which the stack has just set.
  const { seedDistrict } = await import('./seed/seed-district');
  const { rows, seconds } = await seedDistrict({
    scale,
    now,
    onProgress: (count) => process.stderr.write(`\r${count} rows`),
  });
  const { seedPlanted } = await import('./seed/seed-planted');
  await seedPlanted(now);
  await stack?.stop();
  console.log(`\n${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s)`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  },
);
