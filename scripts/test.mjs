/**
 * `npm test`: checks, advisories, unit, integration, contract and journey tests, the package, the H5 build, then the browser tests. Every stage runs even
 * when one before it failed, so that one run tells all; it ends with what failed, and the last line counts the tests.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What a step exits with that could not be made here: neither passed nor failed. */
const NOT_CHECKED = 3;
const notChecked = [];

const CACHE = 'node_modules/.cache';
mkdirSync(CACHE, { recursive: true });

const run = (title, command, args, env = {}) =>
  new Promise((done) => {
    const started = Date.now();
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('close', (code) => {
      const said = code === 0 ? 'ok  ' : code === NOT_CHECKED ? 'skip' : 'FAIL';
      console.log(`${said} ${title} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
      if (code === NOT_CHECKED) notChecked.push(title);
      done(code === 0 || code === NOT_CHECKED);
    });
  });

const jestReport = `${CACHE}/jest.json`;
/** The browser's halves run beside each other: one alone leaves a core idle. Each has a stack of its own, on the next port. */
const halves = ['first', 'second'].map((half, place) => ({
  half,
  port: Number(process.env.E2E_PORT ?? 4377) + place,
  report: `${CACHE}/playwright-${half}.json`,
}));
const browserReports = halves.map(({ report }) => report);
for (const file of [jestReport, ...browserReports]) rmSync(file, { force: true });

const results = [];
/** What is one process, or waits for the network, leaves a core idle: such stages run beside each other. */
const stages = async (...beside) => results.push(...(await Promise.all(beside)));

await stages(
  run('checks', 'node', ['scripts/check.mjs']),
  run('advisories (npm audit)', 'node', ['scripts/check-audit.mjs']),
);
await stages(run('jest', 'npx', ['--no-install', 'jest', '--json', `--outputFile=${jestReport}`]));
await stages(
  run('package', 'npm', ['run', '--silent', 'package']),
  run('H5 build', 'npm', ['run', '--silent', 'build:h5']),
);
await stages(
  ...halves.map(({ half, port, report }) =>
    run(`browser, ${half} half`, 'npx', ['--no-install', 'playwright', 'test'], {
      ...{ E2E_HALF: half, E2E_PORT: String(port), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    }),
  ),
);

spawnSync(process.execPath, ['scripts/failed-tests.mjs', jestReport, ...browserReports], { stdio: 'inherit' });

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};
const jest = read(jestReport);
const browser = (name) => browserReports.reduce((sum, file) => sum + (read(file).stats?.[name] ?? 0), 0);
const passed = (jest.numPassedTests ?? 0) + browser('expected');
const failed =
  (jest.numFailedTests ?? 0) + (jest.numRuntimeErrorTestSuites ?? 0) + browser('unexpected') + browser('flaky');
const skipped = (jest.numPendingTests ?? 0) + browser('skipped');
for (const title of notChecked) console.log(`NOT CHECKED here: ${title}`);
const summary = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
writeFileSync(`${CACHE}/test-summary.txt`, `${summary}\n`);
console.log(summary);
process.exitCode = results.every(Boolean) && failed === 0 && passed > 0 ? 0 : 1;
