/**
 * `node scripts/failed-tests.mjs JEST.json PLAYWRIGHT.json …`: each test that failed or was flaky, by its full name, with the first
 * lines of what it said. A log whose middle was cut off still ends with this. A report that is not there says nothing.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LINES = 15;

/** @typedef {{ kind: 'FAILED' | 'FLAKY', name: string, message: string }} Failure */

const shown = (file) => path.relative(process.cwd(), file);

/** @returns {Failure[]} A file that could not even start has no tests: it is named itself. */
const ofJest = ({ testResults = [] }) =>
  testResults.flatMap(({ name: file, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [{ kind: 'FAILED', name: shown(file), message }];
    return failed.map(({ fullName, failureMessages = [] }) => ({
      kind: 'FAILED',
      name: `${shown(file)} › ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  });

const KINDS = { unexpected: 'FAILED', flaky: 'FLAKY' };

/** @returns {Failure[]} A flaky test failed at first, and passed when it was tried again. */
function ofSuite({ title = '', specs = [], suites = [] }, above = []) {
  const names = [...above, title].filter(Boolean);
  return [
    ...specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status in KINDS)
        .map(({ status, results = [] }) => ({
          kind: KINDS[status],
          name: [...names, spec.title].join(' › '),
          message:
            results
              .flatMap(({ error, errors = [] }) => (errors.length > 0 ? errors : error ? [error] : []))
              .map(({ message = '' }) => message)
              .find(Boolean) ?? '',
        })),
    ),
    ...suites.flatMap((suite) => ofSuite(suite, names)),
  ];
}
const ofBrowser = ({ suites = [], errors = [] }) => [
  ...errors.map(({ message = '' }) => ({ kind: 'FAILED', name: 'browser tests', message })),
  ...suites.flatMap((suite) => ofSuite(suite)),
];

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};
const [jest, ...browsers] = process.argv.slice(2);
for (const { kind, name, message } of [
  ...ofJest(read(jest)),
  ...browsers.flatMap((browser) => ofBrowser(read(browser))),
]) {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  const more = lines.length > LINES ? [`… ${lines.length - LINES} lines more`] : [];
  console.log(`${kind} ${name}`);
  for (const line of [...lines.slice(0, LINES), ...more]) if (line.trim()) console.log(`  ${line}`);
}
