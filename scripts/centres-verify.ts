/**
 * `npm run centres:verify`: counts anew what the three centres show, from the rows, and compares it with what is kept.
 *
 * By itself it reads what `npm start` keeps in `.local` (stop that first); with CIVIC_TABLE and LEDGER_TABLE in the environment those
 * tables, on AWS or at DYNAMODB_ENDPOINT. What was written since the last counting differs too. Exit code: 0 alike, 1 faults, 2 could
 * not be read.
 */
import path from 'node:path';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';

const FAULTS = { missing: '没有算过', differs: '和明细对不上', left: '已经没有这个村了' };

async function main(): Promise<number> {
  const stack = process.env.CIVIC_TABLE ? undefined : await startStack({ dataDir: path.join(ROOT, '.local') });
  // Loaded now: the tables' client reads the environment, which the stack has just set.
  const [{ districtsServed }, { centreFaults }, { benefitFaults }, { digitFaults }] = await Promise.all([
    import('../functions/identity/division-store'),
    import('../functions/supervision/centres/verify-centres'),
    import('../functions/supervision/benefits/verify-benefits'),
    import('../functions/supervision/statistics/verify-digits'),
  ]);
  let count = 0;
  let villages = 0;
  for (const district of await districtsServed()) {
    const found = await centreFaults(district);
    villages += found.villages;
    const faults = [...found.faults, ...(await benefitFaults(district)), ...(await digitFaults(district))];
    count += faults.length;
    for (const { of, what, figures } of faults) console.log(`${of}  ${FAULTS[what]}  ${figures.join('、')}`);
  }
  await stack?.stop();
  console.log(`查了 ${villages} 个村，${count > 0 ? `有 ${count} 处不对` : '全部对得上'}`);
  return count > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
