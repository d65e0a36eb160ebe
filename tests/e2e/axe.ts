import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page } from '@playwright/test';
import { screen } from './phone';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe asks by itself, and that a spoken name has the words that are seen: who speaks to a phone says what is written. */
const RULES: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'label-content-name-mismatch': { enabled: true } },
};

const ALL = [
  { view: 'ordinary', colorScheme: 'light', elder: false },
  { view: '长辈版', colorScheme: 'light', elder: true },
  { view: 'dark', colorScheme: 'dark', elder: false },
] as const;

/** The ordinary view with every run; the others differ in sizes and colours, and are asked for (`npm run axe`). */
export const VIEWS = process.env.AXE ? ALL : ALL.slice(0, 1);
export type View = (typeof ALL)[number];

declare const axe: { run(within: object, options: RunOptions): Promise<AxeResults> };

/** Shows everything in a view from now on: the page that is open is loaded anew. */
export async function showAs(page: Page, { colorScheme, elder }: View): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(
    (settings) => localStorage.setItem('settings', JSON.stringify({ data: JSON.stringify(settings) })),
    { elder },
  );
  await page.reload();
}

/** What axe finds on what is seen, a line each: rule, how often, the first place. */
export async function found(page: Page): Promise<string[]> {
  await expect(screen(page).locator('.page')).toBeVisible();
  // Grey lines have no words: axe would have nothing to say of a page that is not there yet.
  await expect(screen(page).locator('.skeleton')).toHaveCount(0);
  // The page before slides away: until then there are two.
  await expect(page.locator('.taro_page:visible')).toHaveCount(1);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((options) => axe.run(document, options), RULES);
  return violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]!.html.slice(0, 160)} ${nodes[0]!.any[0]?.message ?? ''}`,
  );
}

/** For a page that only a journey comes to: axe has nothing to say of it, in no view. It is opened beside, so the journey goes on where it is. */
export async function expectNoFindings(page: Page, path: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`#/${path}/index`));
  const beside = await page.context().newPage();
  await beside.goto(page.url());
  for (const view of VIEWS) {
    await showAs(beside, view);
    expect((await found(beside)).map((line) => `${view.view} ${path}: ${line}`)).toEqual([]);
  }
  await showAs(beside, ALL[0]);
  await beside.close();
}
