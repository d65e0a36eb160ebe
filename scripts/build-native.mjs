/**
 * Fills `native/` with the picture libraries for the Lambda's machine (linux, arm64): `npm run package` calls it. Nothing is
 * compiled; the binaries ship inside registry packages, of the same versions as those that are tested. libheif is WebAssembly,
 * and stands beside the bundle so that it can be replaced (LGPL).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
const dependencies = Object.fromEntries(['sharp', 'libheif-js'].map((name) => [name, versionOf(name)]));
const versions = JSON.stringify(dependencies);
/** As scripts/test.mjs takes it: neither passed nor failed. */
const NOT_CHECKED = 3;
const folder = 'native';
const marker = `${folder}/.version`;

if (existsSync(marker) && readFileSync(marker, 'utf8') === versions) process.exit(0);
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, dependencies }));
try {
  execFileSync(
    'npm',
    ['install', '--os=linux', '--cpu=arm64', '--libc=glibc', '--omit=dev', '--ignore-scripts', '--no-package-lock'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
} catch {
  console.error(`${folder}/ could not be filled from the registry: nothing was packaged`);
  process.exit(NOT_CHECKED);
}
writeFileSync(marker, versions);
