/**
 * Photographs the pages for the documents and for looking at: `npm start -- --memory --demo --port 4378` in another terminal, then
 * `tsx scripts/screens.ts http://127.0.0.1:4378`. Writes docs/screens/<page>.png and <page>-elder.png at 375×812, <page>.png at 1280×800
 * for a page of the desk, and overview.png. `--only year,entries` takes those alone, `--to DIR` puts them elsewhere, `--wait 2500` waits
 * longer before each picture, for a machine that is busy; `--whole` takes every page whole. Which pictures: scripts/seed/tables/screens.txt.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import * as z from '@shared/zod';
import { floodVillage } from '../tests/support/flood';
import { demoPeople, LUOLONG_COMMUNITY, NIUJIAO } from './seed/demo-people';
import { readTable } from './seed/tables';

const { values: options, positionals } = parseArgs({
  options: {
    only: { type: 'string' },
    to: { type: 'string', default: 'docs/screens' },
    wait: { type: 'string', default: '900' },
    whole: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const origin = positionals[0] ?? 'http://127.0.0.1:4000';
const FOLDER = options.to;
const WAIT_MS = Number(options.wait);
const SIZE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };
const TALLEST = 4000;

/** Where the demo's people are: `{niujiao}` and `{luolong}` stand for them in the table. */
const VILLAGES = { niujiao: NIUJIAO, luolong: LUOLONG_COMMUNITY };
const list = (text = ''): string[] => (text === '' ? [] : text.split(' > '));
const ASSETS = '村,卡片编号,资产名称,资产类别,购置日期,原值,存放位置\n';
/** What is chosen when 选文件 is pressed. */
const FILES = {
  wrong: {
    name: '罗龙街道资产清查表（2026年第三次报送）.csv',
    text: `${ASSETS}牛角村,ZC-101,轮式拖拉机,机器设备,2024.3.5,8.6万,农机棚\n牛脚村,ZC-102,抽水机,机器设备,2023年6月1日,三千二,提灌站\n牛角村,1.23E+05,会议桌,办公家具,2033-1-1,1200,`,
  },
  right: {
    name: '牛角村资产.csv',
    text: `${ASSETS}牛角村,ZC-101,轮式拖拉机,机器设备,2024.3.5,8.6万,农机棚\n牛角村,ZC-102,抽水机,机器设备,2023年6月1日,"3,200.00",提灌站`,
  },
};

/** A page of the mini-program's: `accounts/year?year=2026` of the features, or `pages/home`. */
const pathOf = (page: string): string => {
  const [name, query] = page.split('?');
  const path = `${name!.startsWith('pages/') ? '' : 'features/'}${name}/index${query ? `?${query}` : ''}`;
  return path.replaceAll(/\{(\w+)\}/g, (_, village: string) => VILLAGES[z.enum(['niujiao', 'luolong']).parse(village)]);
};
/** A text on the page, or what it is like: `/^改过/`; a bar of such a one is written `¦`. */
const pressOf = (text: string): string | RegExp =>
  text.startsWith('/') ? new RegExp(text.slice(1, -1).replaceAll('¦', '|')) : text;
/** What goes into the fields: a name and a number of the demo for `card of 李小军`. */
const writeOf = (text: string): string[] => {
  const [, whose] = /^card of (.+)$/.exec(text) ?? [];
  if (!whose) return [text];
  const person = demoPeople.find(({ name }) => name === whose);
  if (!person) throw new Error(`${whose} is none of the demo’s people`);
  return [person.name, person.idNumber];
};

/** Every picture: of which page, as whom, and what is written and pressed before it; `desk` is as wide as one, `whole` as long as it is. */
const SHOTS = readTable(
  'screens',
  z.strictObject({
    ...{ name: z.string(), as: z.optional(z.string()), page: z.string() },
    size: z.optional(z.enum(['desk', 'whole', 'desk whole'])),
    press: z.optional(z.string()),
    write: z.optional(z.string()),
    file: z.optional(z.enum(['wrong', 'right'])),
  }),
).map(({ page, size = '', press, write, file, ...shot }) => ({
  ...{ ...shot, path: pathOf(page), desk: size.includes('desk'), whole: size.includes('whole') },
  ...{ press: list(press).map(pressOf), write: list(write).flatMap(writeOf), file: file && FILES[file] },
}));
type Shot = (typeof SHOTS)[number];

/** What lies in the pile of a village that is flooded. */
const FLOOD = [
  '都是骗子，快查快查！',
  '上个月的修路款没有公示，问了两次都不说，收据也没有给。三组的人都知道。',
  '都是骗子 快查快查',
  '都是骗子，快查快查！',
  '办低保的时候说话难听，材料要交三次',
];

const screenOf = (page: Page) => page.locator('.taro_page:visible').last();

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/#/pages/login/index`);
  await screenOf(page).getByText(name, { exact: true }).click();
  await page.waitForURL((url) => !url.href.includes('login'));
}

/** The page scrolls inside the window, so a whole one is had by a window as tall as it is. */
async function openWhole(page: Page): Promise<void> {
  const hidden = await screenOf(page).evaluate((screen) => screen.scrollHeight - screen.clientHeight);
  if (hidden <= 0) return;
  const { width, height } = page.viewportSize() ?? SIZE;
  await page.setViewportSize({ width, height: Math.min(height + hidden, TALLEST) });
  await page.waitForTimeout(WAIT_MS / 3);
}

const fileOf = ({ file }: Shot) => ({ name: file!.name, buffer: Buffer.from(file!.text) });

async function photograph(context: BrowserContext, shot: Shot, suffix: string): Promise<void> {
  const page = await context.newPage();
  if (shot.desk) await page.setViewportSize(DESK);
  await page.goto(`${origin}/#/${shot.path}`);
  await page.waitForTimeout(WAIT_MS);
  for (const [place, text] of shot.write.entries()) await screenOf(page).locator('input').nth(place).fill(text);
  for (const text of shot.press) {
    const chooser = text === '选文件' && shot.file ? page.waitForEvent('filechooser') : undefined;
    await screenOf(page).getByText(text).last().click();
    if (chooser) await (await chooser).setFiles({ ...fileOf(shot), mimeType: 'text/csv' });
    // A file is checked in the background: the page hears of it within some seconds.
    await page.waitForTimeout(text === '上传并检查' ? 5 * WAIT_MS : WAIT_MS);
  }
  if (shot.whole || options.whole) await openWhole(page);
  await page.screenshot({ path: `${FOLDER}/${shot.name}${suffix}.png` });
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
  if (shots.some(({ name }) => name.startsWith('pile'))) await floodVillage(origin, LUOLONG_COMMUNITY, FLOOD);
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
