import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'failed-tests-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is told of a run with these reports; `undefined` when the run did not come to writing one. */
function told(jest: object | undefined, browser: object | undefined): string {
  const files = Object.entries({ jest, browser }).map(([name, report]) => {
    const file = path.join(folder, `${name}.json`);
    rmSync(file, { force: true });
    if (report) writeFileSync(file, JSON.stringify(report));
    return file;
  });
  const script = path.join(__dirname, 'failed-tests.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
  return stdout + stderr;
}

const test20 = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`).join('\n');
const ofJest = {
  testResults: [
    {
      name: path.resolve('functions/a.test.ts'),
      status: 'failed',
      message: 'all of the file',
      assertionResults: [
        { fullName: 'money adds up', status: 'passed', failureMessages: [] },
        { fullName: 'money never rounds', status: 'failed', failureMessages: [`\u001b[31m${test20}\u001b[39m`] },
      ],
    },
    {
      name: path.resolve('functions/b.test.ts'),
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [],
    },
    { name: path.resolve('functions/c.test.ts'), status: 'passed', message: '', assertionResults: [] },
  ],
};
const spec = (title: string, status: string, ...messages: string[]) => ({
  title,
  tests: [{ status, results: [...messages.map((message) => ({ errors: [{ message }] })), { errors: [] }] }],
});
const ofBrowser = {
  suites: [
    {
      title: 'reading.spec.ts',
      specs: [spec('opens', 'expected')],
      suites: [
        { title: '长辈版', specs: [spec('is large', 'unexpected', 'too small'), spec('opens', 'flaky', 'late')] },
      ],
    },
  ],
  errors: [{ message: 'port 4173 is taken' }],
};

test('each failed test by its full name with the first 15 lines, the file that did not start, the flaky', () => {
  expect(told(ofJest, ofBrowser).split('\n')).toEqual([
    'FAILED functions/a.test.ts › money never rounds',
    ...test20
      .split('\n')
      .slice(0, 15)
      .map((line) => `  ${line}`),
    '  … 5 lines more',
    'FAILED functions/b.test.ts',
    '  Cannot find module',
    'FAILED browser tests',
    '  port 4173 is taken',
    'FAILED reading.spec.ts › 长辈版 › is large',
    '  too small',
    'FLAKY reading.spec.ts › 长辈版 › opens',
    '  late',
    '',
  ]);
});

test('of a run in which all passed, or that wrote no reports, it says nothing', () => {
  expect(told({ testResults: [ofJest.testResults[2]] }, { suites: [] })).toBe('');
  expect(told(undefined, undefined)).toBe('');
});
