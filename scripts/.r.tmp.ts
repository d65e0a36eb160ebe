import { startDynamoDBLocal } from '../local/dynamodb-local';
import { createTables, localDynamoDB } from '../local/create-tables';
import { readTemplate } from '../local/template';
import { ROOT } from '../local/root';
(async () => {
  const d = await startDynamoDBLocal();
  const c = localDynamoDB(d.endpoint);
  const names = await createTables(c, readTemplate(ROOT + '/serverless.yml'), { prefix: 'seed-' });
  Object.assign(process.env, { STAGE: 'test', DYNAMODB_ENDPOINT: d.endpoint, AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', CIVIC_TABLE: names.CivicTable, LEDGER_TABLE: names.LedgerTable, IDENTITY_KEY: 'local-identity-key-'.padEnd(64, '0'), LOOKUP_KEY: 'local-lookup-key-'.padEnd(64, '0'), CURSOR_KEY: 'c'.repeat(64) });
  const { seedDistrict } = await import('./seed');
  let peak = 0; const t = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200);
  console.log(await seedDistrict({ scale: Number(process.argv[2] ?? 1) }), 'peak MB', Math.round(peak / 1e6));
  clearInterval(t); c.destroy(); await d.stop();
})();
