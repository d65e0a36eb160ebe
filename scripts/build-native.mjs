/**
 * Fills `native/` with the picture library for the Lambda's machine (linux, arm64): `npm run package` calls it. Nothing is
 * compiled; the binary ships inside a registry package, of the same version as the one that is tested.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('node_modules/sharp/package.json', 'utf8'));
const folder = 'native';
const marker = `${folder}/.version`;

if (existsSync(marker) && readFileSync(marker, 'utf8') === version) process.exit(0);
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, dependencies: { sharp: version } }));
execFileSync(
  'npm',
  ['install', '--os=linux', '--cpu=arm64', '--libc=glibc', '--omit=dev', '--ignore-scripts', '--no-package-lock'],
  { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
);
writeFileSync(marker, version);
