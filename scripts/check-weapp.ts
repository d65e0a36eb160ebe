/**
 * `tsx scripts/check-weapp.ts [dist/weapp]`, the end of `npm run build:weapp`: fails when a package is over its budget, when a script uses what old
 * phones have not, when an API is later than the base library that is declared, and when app.json has lost its sitemap.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../local/root';
import { laterThanMinimum } from './weapp/base-library';
import { calledApis } from './weapp/called-apis';
import { newerThanPhones } from './weapp/old-phones';
import { overBudget, packageBytes, scriptsOf } from './weapp/packages';

function wrongIn(dist: string): string[] {
  const sizes = packageBytes(dist);
  if (!sizes) return [`${dist} is not built`];
  const scripts = scriptsOf(dist).flatMap((file) =>
    newerThanPhones(readFileSync(path.join(dist, file), 'utf8')).map((what) => `${file}: ${what}`),
  );
  const { sitemapLocation } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
    sitemapLocation?: string;
  };
  const sitemap = sitemapLocation !== undefined && existsSync(path.join(dist, sitemapLocation));
  return [
    ...overBudget(sizes),
    ...scripts,
    ...laterThanMinimum(calledApis()),
    ...(sitemap ? [] : ['app.json names no sitemap.json: WeChat would list every page']),
  ];
}

const [dist = path.join(ROOT, 'dist/weapp')] = process.argv.slice(2);
const wrong = wrongIn(dist);
for (const line of wrong) console.error(line);
if (wrong.length === 0)
  console.log(`${dist}: ${packageBytes(dist)!.get('main')} bytes in the main package; runs on old phones`);
process.exitCode = wrong.length === 0 ? 0 : 1;
