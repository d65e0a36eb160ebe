import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { H5_DIRECTORY } from '../local/build-h5';
import { startStack } from '../local/stack';
import { type Figures, median, rounded } from './measure';

export interface FirstLoadRow {
  page: string;
  requests: number;
  transferredKb: number;
  firstPaintMs: number;
  usefulMs: number;
}

const RUNS = 3;
const CPU_SLOWDOWN = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 100;
/** Over this a person has gone. */
export const USEFUL_WITHIN_MS = 6000;
/** What a person came for stands there: words of the page, not of its frame. */
const PAGES = [
  { page: 'home, a guest', hash: '#/pages/home/index', useful: '明白账' },
  { page: 'report, a guest', hash: '#/pages/report/index', useful: '是什么事？' },
] as const;

async function throttle(page: Page): Promise<{ bytes: number; requests: number }> {
  const session = await page.context().newCDPSession(page);
  const counted = { bytes: 0, requests: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    counted.bytes += encodedDataLength;
    counted.requests += 1;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return counted;
}

/** The H5 pages as somebody sees them who never was here, on a slow machine and a slow line. */
export async function measureFirstLoad(): Promise<Figures<FirstLoadRow>> {
  if (!existsSync(path.join(H5_DIRECTORY, 'index.html')))
    return { how: 'dist/h5 is not built: npm run build:h5', rows: [] };
  const stack = await startStack({ staticDirectory: H5_DIRECTORY });
  const browser = await chromium.launch({
    ...(existsSync('/usr/bin/chromium') && { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const rows: FirstLoadRow[] = [];
    for (const { page: name, hash, useful } of PAGES) {
      const runs: Omit<FirstLoadRow, 'page'>[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
        const page = await context.newPage();
        const counted = await throttle(page);
        const began = performance.now();
        await page.goto(`${stack.origin}/${hash}`, { waitUntil: 'commit', timeout: 120_000 });
        await page.waitForFunction((words) => document.body?.innerText.includes(words), useful, { timeout: 120_000 });
        const usefulMs = performance.now() - began;
        const firstPaintMs = await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        );
        runs.push({ requests: counted.requests, transferredKb: counted.bytes / 1024, firstPaintMs, usefulMs });
        await context.close();
      }
      const middle = (key: keyof (typeof runs)[number]) => rounded(median(runs.map((one) => one[key])));
      rows.push({
        page: name,
        requests: middle('requests'),
        transferredKb: middle('transferredKb'),
        firstPaintMs: middle('firstPaintMs'),
        usefulMs: middle('usefulMs'),
      });
    }
    return {
      how: `dist/h5 from the local server, nothing in the browser's cache, CPU ${CPU_SLOWDOWN}× slower, ${(BYTES_PER_SECOND * 8) / 1000} kbit/s, ${LATENCY_MS} ms; medians of ${RUNS}. Useful: the words a person came for are on the page; over ${USEFUL_WITHIN_MS} ms fails`,
      rows,
    };
  } finally {
    await browser.close();
    await stack.stop();
  }
}
