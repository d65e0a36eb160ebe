import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'licences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exception = { packages: ['@img/*'], licence: 'LGPL-3.0', reason: 'a library of its own' };
function said(packages: Record<string, object>, exceptions: object[] = []) {
  writeFileSync(path.join(folder, 'licences.json'), JSON.stringify({ allowed: ['MIT', 'ISC'], exceptions }));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
  const script = path.join(__dirname, 'check-licences.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, stderr };
}

test('what is allowed, a choice with one that is, a sum of such, and an exception with its reason pass', () => {
  const packages = {
    'node_modules/a': { license: 'MIT' },
    'node_modules/a/node_modules/b': { license: '(GPL-2.0 OR MIT)' },
    'node_modules/c': { license: 'ISC AND MIT' },
    'node_modules/@img/d': { license: 'MIT AND LGPL-3.0' },
  };
  expect(said(packages, [exception])).toEqual({ status: 0, stderr: '' });
});

test.each([
  ['another licence', { 'node_modules/a': { license: 'GPL-3.0' } }, [], 'node_modules/a: GPL-3.0'],
  ['one of a sum', { 'node_modules/a': { license: 'MIT AND GPL-3.0' } }, [], 'node_modules/a: GPL-3.0'],
  ['none', { 'node_modules/a': {} }, [], 'node_modules/a: no licence is said'],
  [
    'an exception without a reason',
    { 'node_modules/@img/d': { license: 'LGPL-3.0' } },
    [{ ...exception, reason: '' }],
    'node_modules/@img/d: LGPL-3.0',
  ],
  ['an exception for another licence', { 'node_modules/@img/d': { license: 'AGPL-3.0' } }, [exception], 'AGPL-3.0'],
  ['an exception that nothing needs', {}, [exception], 'nothing needs the exception of @img/*'],
])('%s fails', (_name, packages, exceptions, words) => {
  const { status, stderr } = said(packages, exceptions);
  expect(status).toBe(1);
  expect(stderr).toContain(words);
});
