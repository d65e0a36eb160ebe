import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { shiftDate } from '../support/shift-date';
import '../support/shifted-clock';

/** A person with a phone: one browser context, as large as a small iPhone. */
export interface Phone {
  page: Page;
  errors: string[];
}

/** Taro keeps the pages before in the document; the one that is seen is the last. */
export const screen = (page: Page): Locator => page.locator('.taro_page:visible').last();

export const see = (page: Page, text: string | RegExp) => expect(screen(page).getByText(text).first()).toBeVisible();
export const tap = (page: Page, text: string | RegExp, options: { exact?: boolean } = {}) =>
  screen(page).getByText(text, options).first().click();

const TABS = { 明白: 'home', 举报: 'report', 消息: 'messages', 我的: 'me' } as const;
export const openTab = (page: Page, name: keyof typeof TABS) => goTo(page, `pages/${TABS[name]}/index`);

/** The phones of the test that runs. A hook of this module would be the first file's alone: the module is read once for all. */
const contexts: BrowserContext[] = [];
let ofTest = '';
async function putAwayThoseBefore(): Promise<void> {
  const { testId } = test.info();
  if (testId === ofTest) return;
  ofTest = testId;
  await Promise.all(contexts.splice(0).map((context) => context.close()));
}

/** Opens the mini-program, as a guest, at the hour of the stack; or straight at a page of it. */
export async function newPhone(browser: Browser, at = '/'): Promise<Phone> {
  await putAwayThoseBefore();
  const context = await browser.newContext();
  // Playwright's own clock would also take the place of timers, frames and performance.
  await context.addInitScript(shiftDate, Number(process.env.CLOCK_SHIFT_MS));
  contexts.push(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(at);
  return { page, errors };
}

/** Chooses 牛角村 on the first page, as a guest does. */
export async function chooseNiujiao(page: Page): Promise<void> {
  await tap(page, '选村（社区）');
  await screen(page).locator('input').first().fill('牛角');
  await tap(page, /牛角村/);
  await openTab(page, '明白');
  await see(page, '牛角村');
}

/** Opens it and logs in on the development page as one of the demo people: what a guest reads on the first page would be drawn for nobody. */
export async function phoneOf(browser: Browser, name: string): Promise<Phone> {
  const phone = await newPhone(browser, '/#/pages/login/index');
  await screen(phone.page).getByText(name, { exact: true }).click();
  await expect(phone.page).not.toHaveURL(/login/);
  await openTab(phone.page, '明白');
  return phone;
}

/** Opens a page and waits for it: the one before is seen until Taro has drawn the next, and a word of both would be tapped on it. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`/#/${path}`);
  const [route] = path.split('?');
  await expect(screen(page)).toHaveAttribute('id', new RegExp(`^/?${route}`));
}
