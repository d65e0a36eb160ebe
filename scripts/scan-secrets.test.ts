import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipOf } from '../functions/imports/testing/xlsx';
import { LOCAL_SMS, LOCAL_WECHAT_APP } from '../local/environment';
import { ROOT } from '../local/root';
import { demoPeople } from './seed/demo-people';

const folder = mkdtempSync(path.join(os.tmpdir(), 'scan-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scanned(...places: string[]) {
  const script = path.join(ROOT, 'scripts/scan-secrets.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...places], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ';
const header = (word: string) => `-----BEGIN ${word}PRIVATE KEY-----`;
/** One of each kind: its file, what is in it, and what is said of it. */
const PLANTED: [file: string, text: string, said: string][] = [
  ['key.js', `const k="${header('')}\\n${BODY}"`, 'a private key'],
  ['rsa.txt', `${header('RSA ')}\n${BODY}`, 'a private key'],
  ['aws.js', `"${'AKIA'}IOSFODNN7EXAMPLE"`, 'an AWS access key'],
  ['npm.js', `"npm_${'a1'.repeat(18)}"`, 'a token of GitHub or npm'],
  ['wechat.js', LOCAL_WECHAT_APP.appSecret, 'a secret of the local stack'],
  ['sms.js', LOCAL_SMS.key, 'a secret of the local stack'],
  ['audit.js', "'local-audit-key-'.padEnd(64,'0')", 'a secret of the local stack'],
  ['.env', 'A=1', 'a file that is only ours'],
  ['signing.pem', 'x', 'a file that is only ours'],
  ['person.js', `"${demoPeople[0]!.idNumber}"`, 'a number of 王秀英'],
  ['phone.js', `"${demoPeople[1]!.phone}"`, 'a number of 陈建国'],
];

test('each kind of secret is found by its file, in a folder and in a zip', () => {
  const [plain, zips] = [path.join(folder, 'plain'), path.join(folder, 'zips')];
  mkdirSync(path.join(plain, 'js'), { recursive: true });
  mkdirSync(zips);
  for (const [file, text] of PLANTED) writeFileSync(path.join(plain, 'js', file), text);
  writeFileSync(path.join(zips, 'reports.zip'), zipOf(PLANTED.map(([file, text]) => [`functions/${file}`, text])));
  const { status, said } = scanned(plain, zips);
  expect(status).toBe(1);
  const lines = said.trim().split('\n');
  for (const [file, , what] of PLANTED) {
    for (const name of [path.join('js', file), `reports.zip!functions/${file}`])
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`${name.replaceAll('.', '\\.')}: ${what}`)));
  }
  expect(lines).toHaveLength(2 * PLANTED.length);
});

test('what only speaks of keys is none; a folder that was not built is said', () => {
  const clean = path.join(folder, 'clean');
  mkdirSync(clean);
  writeFileSync(path.join(clean, 'a.js'), `if (text.startsWith("${header('')}")) read(text); const AKIA = "身份证号";`);
  expect(scanned(clean)).toMatchObject({ status: 0, said: expect.stringContaining('no secrets in 1 files') });
  expect(scanned(clean, path.join(folder, 'dist'))).toMatchObject({
    status: 1,
    said: expect.stringContaining('dist is not there'),
  });
});
