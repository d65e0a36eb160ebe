import { expect, type Page, test } from '@playwright/test';
import { chooseNiujiao, newPhone, phoneOf, screen, see } from './phone';

/** Goes on by Tab until what has the focus says the words; fails where no Tab leads. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => document.activeElement?.closest('[tabindex="0"]:not(.taro_page)')?.textContent ?? '');
    if (said.includes(words)) return;
  }
  throw new Error(`no Tab leads to ${words}`);
}

test('a guest comes from the first page to the village’s year by the keyboard alone', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await chooseNiujiao(page);
  await tabTo(page, '明白账');
  await page.keyboard.press('Enter');
  await see(page, '每月收支');
  await expect(page).toHaveURL(/accounts\/year/);
  await expect(screen(page).locator('[role=heading]:not([aria-level])')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('who is not bound and opens 明白钱 is told how to be, not shown a catalogue', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await chooseNiujiao(page);
  await tabTo(page, '明白钱');
  await page.keyboard.press(' ');
  await see(page, '登录后看您的钱');
  expect(errors).toEqual([]);
});

test('a question about one’s own payment is reached, and left again, by the keyboard; the tab has nothing of it', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await see(page, '有一笔钱没有到卡上');
  await tabTo(page, '有一笔钱没有到卡上');
  await page.keyboard.press('Enter');
  await see(page, '户名和名册不一样');
  await tabTo(page, '我有疑问');
  await page.keyboard.press('Enter');
  await expect(screen(page).locator('textarea').first()).toHaveValue(/稻谷补贴/);
  await expect(screen(page).getByRole('radio', { name: '实名' })).toHaveAttribute('aria-checked', 'true');
  await page.goBack();
  await see(page, '户名和名册不一样');
  await page.goto('/#/pages/report/index');
  await expect(screen(page).locator('textarea').first()).toHaveValue('');
  expect(errors).toEqual([]);
});
