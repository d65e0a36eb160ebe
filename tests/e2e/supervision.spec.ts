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

test('the regulator reads what subsidies paid against last year and how many may claim, and nobody’s name', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await goTo(page, PAGE);
  await counted(page);
  await tap(page, '决策', { exact: true });
  await expect(async () => {
    await page.reload();
    await tap(page, '决策', { exact: true });
    await expect(
      screen(page)
        .getByText(/去年同期/)
        .first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await tap(page, '今年各项补贴');
  await see(page, /从 1 月 1 日到/);
  await tap(page, '耕地地力保护补贴');
  await see(page, '罗龙街道');
  await goTo(page, PAGE);
  await tap(page, '决策', { exact: true });
  await tap(page, '可能该领没领的人');
  await tap(page, '罗龙街道');
  await see(page, '牛角村');
  await expect(screen(page).getByText(/王秀英|\d+组/)).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('the head of the village reads who may claim what, and each program opens; another cadre reads nobody', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '陈建国');
  await goTo(page, 'features/supervision/alerts/index');
  await tap(page, '可能该领没领的人');
  // Each start counts them once it is up.
  await expect(async () => {
    await page.reload();
    await expect(
      screen(page)
        .getByText(/\d+组 · /)
        .first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await tap(page, '农村最低生活保障金');
  await see(page, '谁能领');
  expect(errors).toEqual([]);
  const other = await phoneOf(browser, '刘芳');
  await goTo(other.page, 'features/supervision/unclaimed/index');
  await see(other.page, /任这个岗位的人/);
  await expect(screen(other.page).getByText(/\d+组 · /)).toHaveCount(0);
});

test('a cadre finds the centres closed', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await goTo(page, PAGE);
  await see(page, '这一页给区监管用');
});
