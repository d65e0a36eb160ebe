import { expect, test } from '@playwright/test';
import { chooseNiujiao, goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

test('a guest chooses a village and reads its year, an entry and the voucher behind it, in three taps', async ({
  browser,
}) => {
  const { page, errors } = await newPhone(browser);
  await chooseNiujiao(page);
  await tap(page, '明白账', { exact: true });
  await see(page, '账上现在有');
  await see(page, '村里的家底');
  await tap(page, /看全部 \d+ 笔/);
  await see(page, '收入合计');
  await screen(page).getByText('支出', { exact: true }).click();
  await see(page, '支出合计');
  await screen(page)
    .getByText(/^[+−]¥/)
    .nth(1)
    .click();
  await see(page, '账是怎么记的');
  await see(page, '两边合计');
  await see(page, '经手人');
  expect(errors).toEqual([]);
});

test('a guest opens the registers of a village: assets, resources, contracts', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, 'features/accounts/assets/index?villageCode=511503002228');
  await see(page, /件资产/);
  await tap(page, '资源', { exact: true });
  await see(page, /处资源/);
  await tap(page, '合同', { exact: true });
  await see(page, /份合同/);
});

test('a guest searches 土地补贴 and reads the policy it means', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, 'features/affairs/policies/index');
  await screen(page).locator('input').first().fill('土地补贴');
  await see(page, /耕地地力保护补贴/);
  await tap(page, /耕地地力保护补贴/);
  await see(page, '相关补贴');
  expect(errors).toEqual([]);
});

test('a resident sees what was paid this year, one payment, and the rule it was paid by', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await see(page, '今年到账');
  await tap(page, '明白钱', { exact: true });
  await see(page, '已经到账');
  await see(page, '按补贴项目看');
  // The payments come after the year: until then the last sum is the year's.
  await see(page, /尾号 \d{4}/);
  await screen(page)
    .getByText(/^\+?¥[\d,.]+$/)
    .last()
    .click();
  await see(page, '按哪条规定发的');
  await see(page, '钱是怎么到的');
  await see(page, '我有疑问');
  expect(errors).toEqual([]);
});

test('one not bound reads what is public, and is told why binding helps', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, 'features/subsidies/payments/index');
  await see(page, '登录后看您的钱');
  await goTo(page, 'features/subsidies/programs/index');
  await see(page, '农业生产');
  const counts = await screen(page)
    .getByText(/^\d+ 项$/)
    .allInnerTexts();
  expect(counts.reduce((sum, count) => sum + Number.parseInt(count, 10), 0)).toBe(71);
});

test('长辈版 is chosen once, enlarges every page and survives a restart', async ({ browser }) => {
  const { page } = await newPhone(browser);
  const size = async () =>
    Number.parseFloat(
      await screen(page)
        .locator('.page')
        .evaluate((node) => getComputedStyle(node).fontSize),
    );
  await openTab(page, '我的');
  const plain = await size();
  await tap(page, '长辈版', { exact: true });
  await expect.poll(size).toBeGreaterThan(plain * 1.2);
  await page.reload();
  await openTab(page, '明白');
  await expect.poll(size).toBeGreaterThan(plain * 1.2);
});
