import { expect, type Page, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const LUOLONG = '511503002001';
const accounts = (page: Page) => goTo(page, `features/accounts/bank-accounts/index?villageCode=${LUOLONG}`);

/** Opens the month that waits: October, whatever the day of the run. */
async function october(page: Page): Promise<void> {
  await accounts(page);
  await tap(page, '对账', { exact: true });
  await see(page, '银行存款余额调节表');
  for (
    let steps = 0;
    steps < 24 && !(await screen(page).getByText('2026年10月', { exact: true }).isVisible());
    steps += 1
  )
    await screen(page).locator('.stepper-arrow').first().click();
  await see(page, '2026年10月');
}

const agree = (page: Page) => page.getByText('确定', { exact: true }).last().click();

/** The card of a bank's line, by what it says. */
const card = (page: Page, words: string) => screen(page).locator('.card').filter({ hasText: words }).first();

async function explain(page: Page, words: string): Promise<void> {
  // The sheet's own card says 没有说明 too: a line's has the button.
  await screen(page).locator('.card').filter({ hasText: words }).getByText('对不上，写明情况').first().click();
  await screen(page).locator('.sheet').getByText('等村里记账', { exact: true }).click();
  await screen(page).locator('textarea').last().fill('已经通知报账员补单据');
  await screen(page).locator('.sheet .btn').last().click();
  await expect(screen(page).locator('.sheet')).toHaveCount(0);
}

test('an accountant matches October with the bank and signs it, another signs after her, and the month closes', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const zhao = await phoneOf(browser, '赵强');
  const tian = await phoneOf(browser, '田静');
  const { page } = zhao;
  await october(page);
  await see(page, '两边相等');
  await see(page, /还有 \d+ 笔流水没有对上、也没有说明/);
  // What the bank names is matched with one press.
  await screen(page)
    .getByText(/^对上确定的 \d+ 笔$/)
    .click();
  await expect(screen(page).getByText(/^对上确定的 \d+ 笔$/)).toHaveCount(0);
  // Money that went out and came back is one with itself.
  await card(page, '转存本户定期').getByText('选上', { exact: true }).click();
  await see(page, /还差/);
  await card(page, '本户定期转回').getByText('选上', { exact: true }).click();
  await see(page, '一分不差，可以对上');
  await tap(page, '对上选中的');
  await expect(card(page, '本户定期转回')).toHaveCount(0);
  // What is suggested is matched one by one, each after a look.
  for (;;) {
    const possible = screen(page).getByText('就是它，对上', { exact: true });
    const left = await possible.count();
    if (left === 0) break;
    await possible.first().click();
    await agree(page);
    await expect.poll(() => possible.count()).toBeLessThan(left);
  }
  // The rest says what it waits for: the fee, the sum that nobody booked, the payment made twice.
  for (;;) {
    const missing = screen(page)
      .locator('.card')
      .filter({ hasText: '没有说明' })
      .filter({ hasText: '对不上，写明情况' });
    const left = await missing.count();
    if (left === 0) break;
    await explain(page, '没有说明');
    await expect.poll(() => missing.count()).toBeLessThan(left);
  }
  await tap(page, '我制的表，签字');
  await agree(page);
  await see(page, '赵强 制表');

  await october(tian.page);
  await see(tian.page, '赵强 制表');
  await tap(tian.page, '我复核过了，签字');
  await agree(tian.page);
  await see(tian.page, '两个人都签了，可以结账');

  await goTo(page, `features/accounts/desk/index?villageCode=${LUOLONG}`);
  await tap(page, '结账和公开', { exact: true });
  await tap(page, '结 10 月的账');
  await agree(page);
  await see(page, '已经结账到 10 月');
  expect([...zhao.errors, ...tian.errors]).toEqual([]);
});

test('the workbench: the villages that are held up first on a phone, a row for each and a column a month at a desk', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/accounts/workbench/index');
  await see(page, '牛角村');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await see(page, '12月');
  await screen(page).locator('[aria-label^="牛角村，10月，"]').click();
  await see(page, '待办凭证');
  expect(errors).toEqual([]);
});
