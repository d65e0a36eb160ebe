/**
 * `node scripts/check-licences.mjs [FOLDER]`: whether every package in package-lock.json has a licence that scripts/licences.json allows, or is an
 * exception with a reason there; an exception that nothing needs any more fails as well. The lockfile says it all: nothing is installed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(process.argv[2] ?? path.join(HERE, '..'));
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const { allowed, exceptions } = readJson(
  path.join(folder, process.argv[2] ? 'licences.json' : 'scripts/licences.json'),
);
const { packages } = readJson(path.join(folder, 'package-lock.json'));

/** What of an SPDX expression is not allowed: of a choice (OR) one part is enough, of a sum (AND) each counts. */
function refused(expression) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => refused(part).length === 0) ? [] : [bare];
  return bare.split(' AND ').filter((part) => !allowed.includes(part));
}

const named = (pattern, name) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
const used = new Set();
const excepted = (name, licence) =>
  exceptions.some((one, place) => {
    const pattern = one.packages.find((each) => named(each, name));
    if (!pattern || one.licence !== licence || !one.reason) return false;
    used.add(`${place} ${pattern}`);
    return true;
  });

const faults = [];
for (const [at, { name = at.split('node_modules/').at(-1), license = '' }] of Object.entries(packages)) {
  if (!at) continue;
  for (const licence of license === '' ? [''] : refused(license))
    if (!excepted(name, licence)) faults.push(`${at}: ${licence || 'no licence is said'}`);
}
for (const [place, { packages: patterns, licence }] of exceptions.entries())
  for (const pattern of patterns)
    if (!used.has(`${place} ${pattern}`))
      faults.push(`licences.json: nothing needs the exception of ${pattern} (${licence})`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error('Allow it in scripts/licences.json with a reason, or use another package.');
process.exitCode = faults.length > 0 ? 1 : 0;
