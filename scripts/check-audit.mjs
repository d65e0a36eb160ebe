/**
 * `node scripts/check-audit.mjs [--must] [--report FILE]`: asks the registry (`npm audit`) for the advisories that concern package-lock.json. One that
 * scripts/audit-accepted.json has no reason for fails; so do an entry that is found no more and one whose day to look again has come. When the
 * registry cannot be asked nothing is known: it says so and exits with 3, which a run of all tests tells at its end; `--must` makes it a
 * failure, before a release.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const NOT_CHECKED = 3;
const { values: options } = parseArgs({
  options: {
    must: { type: 'boolean', default: false },
    report: { type: 'string' },
    accepted: { type: 'string', default: path.join(HERE, 'audit-accepted.json') },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
});

function askRegistry() {
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: path.join(HERE, '..'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
    shell: process.platform === 'win32',
  });
  return stdout || JSON.stringify({ message: stderr || 'npm audit did not answer within two minutes' });
}

function reportOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 300) };
  }
}

/** Each advisory once, by its GHSA id, with the packages it is in. */
function advisoriesIn({ vulnerabilities }) {
  const found = new Map();
  for (const { via } of Object.values(vulnerabilities))
    for (const advisory of via.filter((one) => typeof one === 'object')) {
      const id = advisory.url?.split('/').at(-1) ?? String(advisory.source);
      const before = found.get(id) ?? { ...advisory, packages: new Set() };
      before.packages.add(advisory.name);
      found.set(id, before);
    }
  return found;
}

function faultsOf(found, accepted) {
  const faults = [];
  for (const [id, { packages, severity, title, range }] of found)
    if (!accepted.some((one) => one.advisory === id))
      faults.push(`${id} (${severity}) ${[...packages].join(', ')} ${range}: ${title}`);
  for (const { advisory, reason, lookAgain } of accepted) {
    if (!found.has(advisory)) faults.push(`${advisory} is found no more: take it out of the list`);
    else if (!reason?.trim() || !/^\d{4}-\d\d-\d\d$/.test(lookAgain ?? ''))
      faults.push(`${advisory} has no reason, or no day to look again`);
    else if (lookAgain <= options.today) faults.push(`${advisory} was to be looked at again on ${lookAgain}`);
  }
  return faults;
}

const report = reportOf(options.report ? readFileSync(options.report, 'utf8') : askRegistry());
if (!report.vulnerabilities) {
  const why = report.message ?? report.error?.summary ?? 'it answered without a list';
  console.error(`NOT CHECKED: the registry could not be asked for advisories (${String(why).trim().split('\n')[0]}).`);
  process.exit(options.must ? 1 : NOT_CHECKED);
}
const accepted = JSON.parse(readFileSync(options.accepted, 'utf8'));
const found = advisoriesIn(report);
const faults = faultsOf(found, accepted);
for (const fault of faults) console.error(fault);
if (faults.length > 0)
  console.error('Mend it (npm update, an override), or write in scripts/audit-accepted.json why it cannot hurt here.');
else console.log(`${found.size} advisories, each with a reason`);
process.exitCode = faults.length > 0 ? 1 : 0;
