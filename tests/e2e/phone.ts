import { type Browser, expect, type Locator, type Page } from '@playwright/test';

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

export const openTab = (page: Page, name: '明白' | '举报' | '消息' | '我的') =>
  page.locator('.weui-tabbar').getByText(name, { exact: true }).click();

/** Opens the mini-program, as a guest. */
export async function newPhone(browser: Browser): Promise<Phone> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/');
  return { page, errors };
}

/** Logs in on the development page as one of the demo people. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/#/pages/login/index');
  await screen(page).getByText(name, { exact: true }).click();
  await expect(page).not.toHaveURL(/login/);
}

export async function phoneOf(browser: Browser, name: string): Promise<Phone> {
  const phone = await newPhone(browser);
  await signIn(phone.page, name);
  await openTab(phone.page, '明白');
  return phone;
}

export const goTo = (page: Page, path: string) => page.goto(`/#/${path}`);
