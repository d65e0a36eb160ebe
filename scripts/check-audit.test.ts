import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'GHSA-aaaa-bbbb-cccc';
/** As `npm audit --json` answers: what stands on a package with an advisory names it by a text. */
const REPORT = {
  vulnerabilities: {
    dicer: {
      via: [
        {
          name: 'dicer',
          severity: 'high',
          title: 'Crash',
          url: `https://github.com/advisories/${ID}`,
          range: '<=0.3.1',
        },
      ],
    },
    busboy: { via: ['dicer'] },
  },
};
const ENTRY = { advisory: ID, reason: 'the local stand-in alone uses it', lookAgain: '2027-03-01' };

function said(report: unknown, accepted: object[], ...options: string[]) {
  const [reportFile, acceptedFile] = ['report.json', 'accepted.json'].map((name) => path.join(folder, name));
  writeFileSync(reportFile!, typeof report === 'string' ? report : JSON.stringify(report));
  writeFileSync(acceptedFile!, JSON.stringify(accepted));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(__dirname, 'check-audit.mjs'),
      ...['--report', reportFile!, '--accepted', acceptedFile!, '--today', '2026-11-28'],
      ...options,
    ],
    { encoding: 'utf8' },
  );
  return { status, words: stdout + stderr };
}

test('an advisory with its reason passes, and counts once', () => {
  expect(said(REPORT, [ENTRY])).toEqual({ status: 0, words: '1 advisories, each with a reason\n' });
  expect(said({ vulnerabilities: {} }, [])).toMatchObject({ status: 0 });
});

test.each<[string, object, object[], string]>([
  ['one that is new', REPORT, [], `${ID} (high) dicer <=0.3.1: Crash`],
  ['one without a reason', REPORT, [{ ...ENTRY, reason: ' ' }], 'has no reason'],
  ['one without a day to look again', REPORT, [{ ...ENTRY, lookAgain: undefined }], 'no day to look again'],
  ['one whose day has come', REPORT, [{ ...ENTRY, lookAgain: '2026-11-28' }], 'was to be looked at again'],
  ['an entry that is found no more', { vulnerabilities: {} }, [ENTRY], 'is found no more'],
])('%s fails', (_name, report, accepted, words) => {
  const { status, words: all } = said(report, accepted);
  expect(status).toBe(1);
  expect(all).toContain(words);
});

test.each([
  [
    'refused',
    { message: '405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security', error: {} },
    '405',
  ],
  ['not reached', { error: { summary: 'request to https://registry.npmjs.org failed', detail: '' } }, 'failed'],
  ['garbled', '<html>', '<html>'],
])(
  'a registry that was %s is neither passed nor failed, and is said; before a release it is a failure',
  (_n, report, why) => {
    expect(said(report, [ENTRY])).toEqual({
      status: 3,
      words: expect.stringMatching(
        new RegExp(`^NOT CHECKED: the registry could not be asked for advisories \\(.*${why}`),
      ),
    });
    expect(said(report, [ENTRY], '--must').status).toBe(1);
  },
);
