import { expect, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';

test('a recurring voucher whose day has come is entered with two presses, and is not proposed again', async ({
  browser,
}) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, `features/accounts/desk/index?villageCode=${NIUJIAO}`);
  await see(page, '到日子的定期凭证');
  await screen(page).locator('.row').filter({ hasText: '公厕保洁费' }).first().click();
  await see(page, '付公厕保洁费');
  await expect(
    screen(page).locator('[aria-label="一共多少钱（元）"] input, input[aria-label="一共多少钱（元）"]').first(),
  ).toHaveValue('1200.00');
  await tap(page, '制单，交给审核的人');
  await see(page, '待办凭证');
  await expect(screen(page).locator('.row').filter({ hasText: '公厕保洁费' })).toHaveCount(0);
  await see(page, '付公厕保洁费');
});

test('a post that was left is seen until three have signed what was handed over', async ({ browser }) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/accounts/workbench/index');
  await see(page, '换了人，还没有交接完');
  await goTo(page, 'features/accounts/hand-over/index?division=511503002');
  await see(page, '总出纳：何芳 → 吴小梅');
  await goTo(page, `features/accounts/hand-over/index?division=${NIUJIAO}`);
  await tap(page, '报账员：周桂兰 → 刘芳');
  await see(page, '监交人：陈建国');
  await see(page, '财务专用章 × 1');
});
