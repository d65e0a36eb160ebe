/** `tsx scripts/check-h5.ts [dist/h5]`, the end of `npm run build:h5`: fails when a first load is over its budget. */
import path from 'node:path';
import { ROOT } from '../local/root';
import { firstLoadBytes, overFirstLoad } from './h5/first-load';

const [dist = path.join(ROOT, 'dist/h5')] = process.argv.slice(2);
void firstLoadBytes(dist).then((pages) => {
  const wrong = overFirstLoad(pages);
  for (const line of wrong) console.error(line);
  if (wrong.length === 0) console.log(`${dist}: at most ${Math.max(...pages.values())} bytes before a tab is drawn`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
});
