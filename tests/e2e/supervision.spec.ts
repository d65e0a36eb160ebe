import { expect, type Page, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const PAGE = 'features/supervision/centres/index';

/** Each start counts the centres once it is up: until then they say that they never were. */
async function counted(page: Page) {
  await expect(async () => {
    await page.reload();
    await expect(screen(page).getByText(/截至/).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
}

test('the regulator reads the three centres on the phone, and each number opens its rows', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await page.setViewportSize({ width: 375, height: 812 });
  await goTo(page, PAGE);
  await counted(page);
  await see(page, '数到齐了没有');
  await see(page, '上月已公开');
  await tap(page, '监管', { exact: true });
  await see(page, '超期的预警');
  await expect(screen(page).getByText(/涉及个人|举报/)).toHaveCount(0);
  // An orange one opens the orange ones of that village, and no other's.
  await tap(page, '橙色预警');
  await tap(page, '预警演练乡');
  await tap(page, /^YJ04真例村$/);
  await see(page, '了结了的');
  await expect(screen(page).getByText('白条入账', { exact: true })).toHaveCount(1);
  await expect(screen(page).getByText(/还剩 \d+ 天/)).toHaveCount(1);
  await goTo(page, PAGE);
  await tap(page, '决策', { exact: true });
  await tap(page, '闲置资产');
  await see(page, '先看各镇（街道）');
  await tap(page, '预警演练乡');
  await see(page, /^YJ01真例村$/);
  await tap(page, /^YJ01真例村$/);
  await see(page, '资产');
  expect(errors).toEqual([]);
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 800],
] as const)
  test(`at ${width} they are a wall, side by side, with the towns’ boxes and their table, and nothing beyond the edge`, async ({
    browser,
  }) => {
    const { page, errors } = await phoneOf(browser, '周敏');
    await page.setViewportSize({ width, height });
    await goTo(page, PAGE);
    await counted(page);
    for (const words of ['数据中心', '监管中心', '决策中心', '同一件事的数', '预警演练乡']) await see(page, words);
    const [data, decide] = await Promise.all(
      ['数据中心', '决策中心'].map((words) => screen(page).getByText(words).first().boundingBox()),
    );
    expect(Math.abs(data!.y - decide!.y)).toBeLessThan(5);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
  });

test('a cadre finds the centres closed', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await goTo(page, PAGE);
  await see(page, '这一页给区监管用');
});
