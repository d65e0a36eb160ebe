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
  const zhao = await phoneOf(browser, '赵强');
  const tian = await phoneOf(browser, '田静');
  const { page } = zhao;
  // What stands in the way of closing opens what it speaks of.
  await goTo(page, `features/accounts/desk/index?villageCode=${LUOLONG}&tab=close`);
  await see(page, '10 月结账前检查');
  await see(page, '银行流水没有对上、也没有说明');
  await tap(page, /，\d+ 笔$/);
  await see(page, '银行存款余额调节表');
  await see(page, '2026年10月');
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
  await expect(screen(page).getByText('先办好', { exact: true })).toHaveCount(0);
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

/** The nth field with this label. */
const fill = (page: Page, label: string, value: string) =>
  screen(page).locator(`[aria-label="${label}"] input, input[aria-label="${label}"]`).first().fill(value);
const desk = (page: Page) => goTo(page, `features/accounts/desk/index?villageCode=${LUOLONG}`);
/** The vouchers of November that are read again. */
async function november(page: Page): Promise<void> {
  await desk(page);
  await tap(page, '检查', { exact: true });
  await screen(page).locator('[aria-label="看11月"]').click();
  await see(page, '2026年11月');
}

test('a voucher without a paper is read at a desk by one who did not book it, answered on the phone, and settled', async ({
  browser,
}) => {
  const zhao = await phoneOf(browser, '赵强');
  const tian = await phoneOf(browser, '田静');
  const gao = await phoneOf(browser, '高远');
  const zhou = await phoneOf(browser, '周敏');
  await desk(zhao.page);
  await tap(zhao.page, '记一张', { exact: true });
  await fill(zhao.page, '日期', '2026-11-18');
  for (const [place, account, side] of [
    [1, '513 管理费用', '借方金额'],
    [2, '102 银行存款', '贷方金额'],
  ] as const) {
    await fill(zhao.page, `第${place}条摘要`, '付路灯维修款');
    await screen(zhao.page)
      .locator('.desk-pick')
      .nth(place - 1)
      .click();
    await screen(zhao.page).getByText(account, { exact: true }).click();
    await fill(zhao.page, `第${place}条${side}`, '88');
  }
  await tap(zhao.page, '制单，交给审核的人');
  await see(zhao.page, '这张是您经手的，下一步要请别人办');
  await desk(tian.page);
  await tap(tian.page, '审核通过', { exact: true });
  await see(tian.page, '等批准');
  await desk(gao.page);
  await tap(gao.page, '批准记账', { exact: true });
  await agree(gao.page);
  await see(gao.page, '没有等着办的凭证');

  /** The voucher's own card: the queue has others, imported ones too. */
  const ours = (page: Page) => screen(page).locator('.card').filter({ hasText: '付路灯维修款' });
  /** What comes next with it stands right behind its card. */
  const next = (page: Page, label: string) =>
    ours(page).locator('xpath=following::*').getByText(label, { exact: true }).first();
  for (const { page } of [zhao, tian, gao]) {
    await november(page);
    await expect(ours(page)).toContainText('这一步要换一个人办');
  }
  await zhou.page.setViewportSize({ width: 1280, height: 800 });
  await november(zhou.page);
  await next(zhou.page, '有问题').click();
  await fill(zhou.page, '查出什么', '没有维修单');
  await tap(zhou.page, '登记', { exact: true });
  await expect(ours(zhou.page)).toContainText('有问题，等回复');
  await november(zhao.page);
  await expect(ours(zhao.page)).toContainText('没有维修单');
  await next(zhao.page, '回复').click();
  await fill(zhao.page, '怎么改的', '维修单补拍了');
  await tap(zhao.page, '登记', { exact: true });
  await expect(ours(zhao.page)).toContainText('回复了，等销号');
  await november(zhou.page);
  await next(zhou.page, '改好了，销号').click();
  await tap(zhou.page, '登记', { exact: true });
  await expect(ours(zhou.page)).toContainText('改好了');
  expect([zhao, tian, gao, zhou].flatMap(({ errors }) => errors)).toEqual([]);
});

test('the statements of a whole town: who is not in them stands above the numbers, and the file says it too', async ({
  browser,
}) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/accounts/consolidated/index');
  // The hour's sums are made while the local stack is already answering.
  await expect(async () => {
    await page.reload();
    await expect(screen(page).getByText(/个村（社区）里 \d+ 个结了/)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await tap(page, /^没有算在里面的/);
  await see(page, '这一年没有建账');
  await see(page, '两边相等');
  await tap(page, '货币资金');
  await expect(
    screen(page)
      .getByText(/人均|算不出人均/)
      .first(),
  ).toBeVisible();
  await tap(page, '收益分配表');
  await tap(page, '按季');
  await see(page, '本季');
  await tap(page, '导出表格');
  const download = page.waitForEvent('download');
  await tap(page, 'CSV 文件');
  expect((await download).suggestedFilename()).toMatch(/汇总报表/);
});
