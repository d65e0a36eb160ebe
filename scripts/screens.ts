/**
 * Photographs the pages for the documents and for looking at: `npm start -- --memory --demo --port 4378` in another terminal, then
 * `tsx scripts/screens.ts http://127.0.0.1:4378`. Writes docs/screens/<page>.png and <page>-elder.png at 375×812, <page>.png at 1280×800
 * for a page of the desk, and overview.png. `--only year,entries` takes those alone, `--to DIR` puts them elsewhere.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';

const { values: options, positionals } = parseArgs({
  options: { only: { type: 'string' }, to: { type: 'string', default: 'docs/screens' } },
  allowPositionals: true,
});
const origin = positionals[0] ?? 'http://127.0.0.1:4000';
const FOLDER = options.to;
const VILLAGE = '511503002228';
const SIZE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };

interface Shot {
  name: string;
  path: string;
  as?: string;
  /** Presses these in turn, before the picture. */
  press?: (string | RegExp)[];
  /** A page of those who work at a desk: photographed as wide as one. */
  desk?: boolean;
  /** The whole page, however long. */
  whole?: boolean;
}

const SHOTS: Shot[] = [
  { name: 'home', path: 'pages/home/index', as: '王秀英' },
  { name: 'payments', path: 'features/subsidies/payments/index', as: '王秀英' },
  { name: 'payment', path: 'features/subsidies/payments/index', as: '王秀英', press: [/^\+?¥[\d,.]+$/] },
  { name: 'programs', path: 'features/subsidies/programs/index' },
  { name: 'year', path: `features/accounts/year/index?villageCode=${VILLAGE}` },
  { name: 'entries', path: `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026` },
  { name: 'voucher', path: `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026`, press: [/^[+−]¥/] },
  { name: 'contracts', path: `features/accounts/assets/index?villageCode=${VILLAGE}`, press: ['合同'] },
  { name: 'policies', path: 'features/affairs/policies/index' },
  { name: 'notices', path: `features/affairs/notices/index?villageCode=${VILLAGE}` },
  { name: 'report', path: 'pages/report/index', as: '王秀英' },
  { name: 'my-reports', path: 'features/reports/list/index', as: '王秀英' },
  { name: 'my-report', path: 'features/reports/list/index', as: '王秀英', press: ['等您评价'] },
  { name: 'messages', path: 'pages/messages/index', as: '王秀英' },
  { name: 'me', path: 'pages/me/index', as: '王秀英' },
  { name: 'reviews', path: `features/reviews/village/index?villageCode=${VILLAGE}`, as: '王秀英' },
  { name: 'bind', path: 'features/identity/bind/index', as: '李小军' },
  { name: 'cadre-home', path: 'pages/home/index', as: '陈建国' },
  { name: 'cadre-work', path: 'features/reports/work/index', as: '陈建国' },
  { name: 'regulator-home', path: 'pages/home/index', as: '周敏' },
  { name: 'guest-home', path: 'pages/home/index' },
  { name: 'login', path: 'pages/login/index' },
];

const screenOf = (page: Page) => page.locator('.taro_page:visible').last();

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/#/pages/login/index`);
  await screenOf(page).getByText(name, { exact: true }).click();
  await page.waitForURL((url) => !url.href.includes('login'));
}

async function photograph(context: BrowserContext, shot: Shot, suffix: string): Promise<void> {
  const page = await context.newPage();
  if (shot.desk) await page.setViewportSize(DESK);
  await page.goto(`${origin}/#/${shot.path}`);
  await page.waitForTimeout(900);
  for (const text of shot.press ?? []) {
    await screenOf(page).getByText(text).last().click();
    await page.waitForTimeout(900);
  }
  await page.screenshot({ path: `${FOLDER}/${shot.name}${suffix}.png`, fullPage: shot.whole ?? false });
  await page.close();
}

async function overview(names: string[]): Promise<void> {
  const gap = 24;
  const pictures = names.map((name, place) => ({
    input: `${FOLDER}/${name}.png`,
    left: gap + place * (SIZE.width + gap),
    top: gap,
  }));
  await sharp({
    create: {
      width: gap + names.length * (SIZE.width + gap),
      height: SIZE.height + 2 * gap,
      channels: 3,
      background: '#dfe3dd',
    },
  })
    .composite(pictures)
    .png({ palette: true })
    .toFile(`${FOLDER}/overview.png`);
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const only = options.only?.split(',');
  const shots = SHOTS.filter(({ name }) => !only || only.includes(name));
  const people = [...new Set(shots.map(({ as }) => as))];
  for (const elder of [false, true]) {
    for (const person of people) {
      const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const first = await context.newPage();
      await first.goto(origin);
      if (person) await signIn(first, person);
      if (elder) {
        await first.goto(`${origin}/#/pages/me/index`);
        await screenOf(first).getByText('长辈版', { exact: true }).click();
        await first.waitForTimeout(300);
      }
      await first.close();
      for (const shot of shots.filter(({ as, desk }) => as === person && !(elder && desk)))
        await photograph(context, shot, elder ? '-elder' : '');
      await context.close();
    }
  }
  await browser.close();
  if (!only) await overview(['home', 'payment', 'year', 'my-report', 'cadre-home']);
}

void main();
