import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';
import './tests/support/fixed-day';

/** Another port for another run beside this one: E2E_PORT. */
const PORT = Number(process.env.E2E_PORT ?? 4377);

/** `npm test` runs the two halves of the files beside each other (E2E_HALF), each against a stack of its own; without it, all in turn. */
const HALVES: Record<string, RegExp> = { first: /\/[a-l][^/]*\.spec\.ts$/, second: /\/[^a-l/][^/]*\.spec\.ts$/ };
const half = process.env.E2E_HALF;

/** The same engine without the desktop's windows and profiles, where it is installed: its own process takes a third of the CPU. */
const HEADLESS = '/usr/bin/chromium-headless-shell';
const isWatched =
  process.env.PWDEBUG !== undefined || ['--headed', '--debug', '--ui'].some((flag) => process.argv.includes(flag));

/** The H5 build in a real browser, against the whole local stack with the district's seed, in memory. Both stand on the fixed day. */
export default defineConfig({
  testDir: 'tests/e2e',
  ...(half && { testMatch: HALVES[half]! }),
  outputDir: `test-results/${half ?? 'all'}`,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  // Limits find what hangs, never what is slow. A tap has its own, so that a failure says which one waited.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    ...devices['iPhone 13 Mini'],
    defaultBrowserType: 'chromium',
    viewport: { width: 375, height: 812 },
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // What was in the page at each step, without a film of it: the film is a tenth of a run, and the picture of a failure is kept.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
    launchOptions: {
      executablePath: existsSync(HEADLESS) && !isWatched ? HEADLESS : '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `npx tsx --import ./tests/support/shifted-clock.ts local/start.ts --port ${PORT} --memory --demo --no-build --no-watch`,
    url: `http://127.0.0.1:${PORT}/`,
    timeout: 480_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
