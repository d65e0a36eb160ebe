import { expect, type Page, test } from '@playwright/test';
import { chooseNiujiao, goTo, newPhone, phoneOf, screen, see } from './phone';

/** Goes on by Tab until what has the focus says the words; fails where no Tab leads. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    // The page that was left lies in the document until it has faded, with its buttons and their words.
    const said = await page.evaluate(() => {
      const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility()).at(-1);
      const focused = document.activeElement?.closest('[tabindex="0"]:not(.taro_page)');
      const left = focused?.closest('.taro_page');
      return left && left !== shown ? '' : (focused?.textContent ?? '');
    });
    if (said.includes(words)) return;
  }
  throw new Error(`no Tab leads to ${words}`);
}

/** Goes to what says the words and opens it. */
async function enter(page: Page, words: string): Promise<void> {
  await see(page, words);
  await tabTo(page, words);
  await page.keyboard.press('Enter');
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

test('the regulator comes from the centres to one alert by the keyboard alone', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await goTo(page, 'features/supervision/centres/index');
  // Each start counts the centres once it is up.
  await expect(async () => {
    await page.reload();
    await expect(screen(page).getByText(/截至/).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  for (const words of ['监管', '橙色预警', '预警演练乡', 'YJ04真例村', '白条入账']) await enter(page, words);
  await expect(page).toHaveURL(/supervision\/alert\//);
  await see(page, '依据');
  expect(errors).toEqual([]);
});

test('who approves comes from home to an order, and the buttons are reached', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '高远');
  await enter(page, '支付申请');
  await enter(page, '清沟除草用工');
  await expect(page).toHaveURL(/orders\/detail/);
  await see(page, '等代理中心主任');
  await tabTo(page, '退回');
  await tabTo(page, '同意');
  expect(errors).toEqual([]);
});

test('a levy is opened, and a charge of one’s own paid up to the last button, by the keyboard alone', async ({
  browser,
}) => {
  const levies = 'features/wechat-pay/levies/index?villageCode=511503002228';
  const desk = await phoneOf(browser, '田静');
  await goTo(desk.page, levies);
  await enter(desk.page, '2026年11月水费');
  await expect(desk.page).toHaveURL(/wechat-pay\/levy\//);
  const payer = await phoneOf(browser, '王秀英');
  await goTo(payer.page, levies);
  await enter(payer.page, '去交');
  await see(payer.page, '要交的钱');
  await tabTo(payer.page, '微信支付');
  for (const { errors } of [desk, payer]) expect(errors).toEqual([]);
});

test('the centre’s desk is opened village by village, and a month’s sheet, by the keyboard alone', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/accounts/bank-accounts/index?villageCode=511503002001');
  await enter(page, '对账');
  await see(page, '银行存款余额调节表');
  await goTo(page, 'features/accounts/workbench/index');
  await see(page, '换了人，还没有交接完');
  await enter(page, '牛角村');
  await expect(page).toHaveURL(/villageCode=511503002228/);
  expect(errors).toEqual([]);
});
