import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import './define-app-config';
import app from '../../miniprogram/src/app.config';
import { expect, type Page, test } from '@playwright/test';
import { found, showAs, type View, VIEWS } from './axe';
import { BY_ADDRESS, BY_TAPS, type Reached } from './axe-pages';
import { goTo, newPhone, phoneOf, screen } from './phone';

const openByAddress = (page: Page, address: string) => {
  const [path, query] = address.split('?');
  return goTo(page, `${path}/index${query ? `?${query}` : ''}`);
};

async function reach(page: Page, { page: path, from, taps }: Reached): Promise<void> {
  await openByAddress(page, from);
  for (const words of taps) await screen(page).getByText(words).last().click();
  await expect(page).toHaveURL(new RegExp(`#/${path}/index`));
  await expect(screen(page)).toHaveAttribute('id', new RegExp(`^/?${path}`));
}

async function walk(page: Page, name: string): Promise<string[]> {
  const lines: string[] = [];
  const look = async (at: string) => lines.push(...(await found(page)).map((line) => `${at}: ${line}`));
  for (const address of BY_ADDRESS[name] ?? []) {
    await openByAddress(page, address);
    await look(address);
  }
  for (const reached of BY_TAPS[name] ?? []) {
    await reach(page, reached);
    await look(reached.page);
  }
  return lines;
}

async function linesOf(page: Page, name: string, view: View): Promise<string[]> {
  await showAs(page, view);
  const lines = await walk(page, name);
  await page.context().close();
  return lines.map((line) => `${name || 'guest'} ${line}`);
}

for (const view of VIEWS)
  test(`axe has nothing to say of any page: ${view.view}`, async ({ browser }) => {
    test.slow();
    const lines: string[] = [];
    for (const name of new Set([...Object.keys(BY_ADDRESS), ...Object.keys(BY_TAPS)])) {
      const { page } = name ? await phoneOf(browser, name) : await newPhone(browser);
      lines.push(...(await linesOf(page, name, view)));
    }
    expect(lines).toEqual([]);
  });

/** The app's pages as app.config.ts names them. */
function pagesOfApp(): string[] {
  const ofFeatures = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
  return [...(app.pages ?? []), ...ofFeatures].map((page) => page.replace(/\/index$/, ''));
}

/** The pages that the journeys hand to axe on their way. */
const onJourneys = (): string[] =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(path.join(__dirname, file), 'utf8').matchAll(/expectNoFindings\(.*'(.*)'\)/g)])
    .map(([, page]) => page!);

test('every page of the app is in a list that axe walks', () => {
  const looked = new Set([
    ...Object.values(BY_ADDRESS)
      .flat()
      .map((address) => address.split('?')[0]!),
    ...Object.values(BY_TAPS)
      .flat()
      .map(({ page }) => page),
    ...onJourneys(),
  ]);
  expect(pagesOfApp().filter((page) => !looked.has(page))).toEqual([]);
});
