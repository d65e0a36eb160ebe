/**
 * `npm run audit:verify [-- --report ID | --district CODE]`: walks the trails of the reports, and who is
 * bound and holds which role, and prints every fault.
 *
 * By itself it reads what `npm start` keeps in `.local` (stop that first). With CIVIC_TABLE, LEDGER_TABLE, ANCHOR_BUCKET,
 * AUDIT_KEY and ROW_KEY in the environment it reads those, on AWS or at DYNAMODB_ENDPOINT. Exit code: 0 sound, 1 faults, 2 could not be read.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from '../local/ports';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';

const NAMES = ['CIVIC_TABLE', 'LEDGER_TABLE', 'ANCHOR_BUCKET', 'AUDIT_KEY', 'ROW_KEY'];

/** The environment's own tables, when it names them all; a part of the names is a mistake. */
function environmentNamesTables(): boolean {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < NAMES.length)
    throw new StartError(`还要设 ${missing.join('、')}；都不设就读 .local。`);
  return missing.length === 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { report: { type: 'string' }, district: { type: 'string' } } });
  const stack = environmentNamesTables() ? undefined : await startStack({ dataDir: path.join(ROOT, '.local') });
  // Loaded now: the tables' client reads the environment, which the stack has just set.
  const [{ FAULTS }, { BINDING_FAULTS }, { keptTrail }, { faultsOf, verifyAll, verifyDistrict }] = await Promise.all([
    import('../functions/reports/trail/check-trail'),
    import('../functions/identity/check-bindings'),
    import('../functions/reports/trail/trail-store'),
    import('../functions/reports/trail/verify-trails'),
  ]);
  const { trails, anchors, faults } = await (async () => {
    if (!values.report) return values.district ? verifyDistrict(values.district) : verifyAll();
    const { links, head, rows } = await keptTrail(values.report);
    if (!head && links.length + rows.length === 0)
      throw new StartError(`没有编号是 ${values.report} 的举报，留痕也没有。`);
    return { trails: 1, anchors: 0, faults: await faultsOf(values.report) };
  })();
  await stack?.stop();
  const words = { ...FAULTS, ...BINDING_FAULTS };
  for (const { report, row, what } of faults) console.log(`${report}  ${row}  ${words[what]}`);
  console.log(
    `查了 ${trails} 件举报的留痕和所有的绑定、职责，对照了 ${anchors} 份存档，${faults.length > 0 ? `有 ${faults.length} 处不对` : '全部对得上'}`,
  );
  return faults.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(2);
  },
);
