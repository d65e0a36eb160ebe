/**
 * `npx tsx scripts/admin.ts grant-first-admins --district 511503 --person ID --person ID [--write]`: makes two bound persons the first
 * admins of a district, each with an audit row. Without `--write` it only says whether it could.
 *
 * With CIVIC_TABLE and LEDGER_TABLE in the environment it works on those tables; else on what `npm start` keeps in `.local` (stop that
 * first). Exit code: 0 done or possible, 1 not possible, 2 could not be tried.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';

const USAGE =
  '用法：npx tsx scripts/admin.ts grant-first-admins --district 区划代码 --person 人员编号 --person 人员编号 [--write]';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      district: { type: 'string' },
      person: { type: 'string', multiple: true },
      write: { type: 'boolean', default: false },
    },
  });
  const { district, person: personIds = [], write } = values;
  if (positionals[0] !== 'grant-first-admins' || !district || !/^\d{6}$/.test(district) || personIds.length !== 2) {
    console.error(USAGE);
    return 2;
  }
  const stack =
    process.env.CIVIC_TABLE && process.env.LEDGER_TABLE
      ? undefined
      : await startStack({ dataDir: path.join(ROOT, '.local') });
  // Loaded now: the tables' client reads the environment, which the stack has just set.
  const [{ firstAdminsProblem, grantFirstAdmins }, { now }] = await Promise.all([
    import('../functions/identity/first-admins'),
    import('../functions/platform/clock'),
  ]);
  const at = now();
  const problem = await firstAdminsProblem(district, personIds, at);
  if (!problem && write) await grantFirstAdmins(district, personIds, at);
  await stack?.stop();
  console.log(problem ?? (write ? '已授权，留痕已写。绑定满一天以后生效。' : '可以授权。加 --write 才会写入。'));
  return problem ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
