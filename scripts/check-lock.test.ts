import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'lock-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manifest = { dependencies: { a: '^1.0.0' }, overrides: { c: 'npm:empty@1.0.0' } };
const entry = { version: '1.0.0', integrity: 'sha512-x' };
const packages = {
  '': { dependencies: { a: '^1.0.0' } },
  'node_modules/a': {
    ...entry,
    dependencies: { b: '2.0.0', c: '4.2.1' },
    optionalDependencies: { 'a-darwin-arm64': '1.0.0' },
  },
  'node_modules/a/node_modules/b': { ...entry, version: '2.0.0' },
  'node_modules/c': { ...entry, name: 'empty' },
  'node_modules/a-darwin-arm64': { ...entry, optional: true, os: ['darwin'] },
};

/** What the check says of a lockfile that differs from a sound one in these entries. */
const said = (changed: Record<string, object | undefined>) => {
  const all = Object.fromEntries(Object.entries({ ...packages, ...changed }).filter(([, one]) => one));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: all }));
  const { status, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'check-lock.mjs'), folder], {
    encoding: 'utf8',
  });
  return { status, stderr };
};

test('a lockfile with every platform’s packages is sound, an overridden one included', () => {
  expect(said({})).toEqual({ status: 0, stderr: '' });
});

test.each<[string, Record<string, object | undefined>, string]>([
  [
    'another platform’s package is missing',
    { 'node_modules/a-darwin-arm64': undefined },
    'names a-darwin-arm64 1.0.0, which is not here',
  ],
  [
    'it is there in another version',
    { 'node_modules/a-darwin-arm64': { ...entry, version: '0.9.0' } },
    'here is 0.9.0',
  ],
  ['a package has no integrity', { 'node_modules/c': { version: '1.0.0' } }, 'node_modules/c has no integrity'],
  [
    'a package comes from a mirror',
    { 'node_modules/c': { ...entry, resolved: 'https://mirror.example/c.tgz' } },
    'comes from https://mirror.example',
  ],
  [
    'package.json says something else',
    { '': { dependencies: { a: '^2.0.0' } } },
    'a is ^1.0.0 in package.json, ^2.0.0 here',
  ],
  [
    'a dependency stands beside the wrong package',
    { 'node_modules/a/node_modules/b': undefined, 'node_modules/c/node_modules/b': { ...entry, version: '2.0.0' } },
    'names b 2.0.0, which is not here',
  ],
])('%s', (_name, changed, words) => {
  const { status, stderr } = said(changed);
  expect(status).toBe(1);
  expect(stderr).toContain(words);
});
