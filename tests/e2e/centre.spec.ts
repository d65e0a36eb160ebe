import { expect, type Page, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const LUOLONG = '511503002001';
const agree = (page: Page) => page.getByText('确定', { exact: true }).last().click();

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
