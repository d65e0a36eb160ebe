/**
 * `node scripts/check-lock.mjs [--write] [FOLDER]`: whether `npm ci` can work from package-lock.json on Linux, macOS and Windows alike.
 * A lockfile that npm made beside a node_modules folder names this machine's platform packages only, and npm ci then refuses
 * everywhere else; `--write` makes it anew where there is no such folder. Plain Node: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = path.resolve(
  process.argv.slice(2).find((argument) => argument !== '--write') ??
    path.join(path.dirname(fileURLToPath(import.meta.url)), '..'),
);
const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';
const DECLARED = ['dependencies', 'devDependencies', 'optionalDependencies'];
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** The entry that `name` resolves to for the package at `from`, as Node looks for it: its own folder first, then upwards. */
function entryFor(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const entry = packages[`${folder && `${folder}/`}node_modules/${name}`];
    if (entry || !folder) return entry;
  }
}

/** An override replaces a package by another, or by another version, on purpose. */
const isOverridden = (overrides, name) =>
  Object.entries(overrides).some(([key, value]) =>
    typeof value === 'string' ? key === name : isOverridden(value, name),
  );

/** What package.json declares and the lockfile's root does not, or the other way round. */
function disagreements(root, manifest) {
  return DECLARED.flatMap((group) => {
    const [locked, wanted] = [root[group] ?? {}, manifest[group] ?? {}];
    return [...new Set([...Object.keys(locked), ...Object.keys(wanted)])]
      .filter((name) => locked[name] !== wanted[name])
      .map(
        (name) => `${group}: ${name} is ${wanted[name] ?? 'absent'} in package.json, ${locked[name] ?? 'absent'} here`,
      );
  });
}

/** Every reason why `npm ci` would fail, or would fetch from a place that others do not have. Empty when there is none. */
function faultsOfLock({ packages = {} }, manifest) {
  const faults = disagreements(packages[''] ?? {}, manifest);
  for (const [at, entry] of Object.entries(packages)) {
    if (!at) continue;
    if (!entry.version) faults.push(`${at} has no version`);
    if (!entry.integrity && !entry.inBundle) faults.push(`${at} has no integrity`);
    if (entry.resolved && !entry.resolved.startsWith(PUBLIC_REGISTRY))
      faults.push(`${at} comes from ${entry.resolved}`);
  }
  for (const [at, { dependencies, optionalDependencies }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries({ ...dependencies, ...optionalDependencies })) {
      const entry = entryFor(packages, at, name);
      if (!entry) faults.push(`${at || 'package.json'} names ${name} ${range}, which is not here`);
      else if (EXACT.test(range) && entry.version !== range && !isOverridden(manifest.overrides ?? {}, name))
        faults.push(`${at || 'package.json'} names ${name} ${range}, here is ${entry.version}`);
    }
  }
  return faults;
}

const readJson = (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

function writeLock() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  for (const file of ['package.json', '.npmrc']) copyFileSync(path.join(FOLDER, file), path.join(folder, file));
  const made = spawnSync('npm', ['install', '--package-lock-only'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const lock = path.join(folder, 'package-lock.json');
  if (made.status === 0 && existsSync(lock)) copyFileSync(lock, path.join(FOLDER, 'package-lock.json'));
  rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0) process.exit(1);
}

if (process.argv.includes('--write')) writeLock();
const faults = faultsOfLock(readJson('package-lock.json'), readJson('package.json'));
for (const fault of faults.slice(0, 20)) console.error(`package-lock.json: ${fault}`);
if (faults.length > 0) {
  console.error(`${faults.length} in all. Make it anew: node scripts/check-lock.mjs --write`);
  process.exit(1);
}
