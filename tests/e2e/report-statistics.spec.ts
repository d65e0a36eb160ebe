import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const PAGE = 'features/reports/statistics/index';

/** Takes a file and reads it. */
async function taken(page: Page, press: () => Promise<void>) {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the regulator reads how reports are handled, by month, category and town, and prints the month', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await goTo(page, 'features/reports/work/index');
  await tap(page, '办理统计');
  await see(page, '南溪区');
  await see(page, /今年收到 \d+ 件/);
  await see(page, /一半在 \d+ 天/);

  await tap(page, '工程项目');
  await see(page, '只看工程项目');
  await tap(page, '看全部类别');

  const pdf = await taken(page, () => tap(page, /月的月报/));
  expect(pdf.name).toMatch(/^南溪区\d{4}年\d+月举报办理月报\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const csv = await taken(page, async () => {
    await tap(page, '导出表格');
    await tap(page, 'CSV 文件');
  });
  expect(csv.bytes.toString('utf8')).toContain('按月,');

  await tap(page, '怎么算的');
  await see(page, '拖着不办，天数不会变短');
  await screen(page).getByLabel('关闭').click();

  await screen(page).locator('.bars-one').first().click();
  await see(page, /年1月/);
  await tap(page, '看全年');
  await tap(page, '罗龙街道');
  await see(page, '按村（社区）');
  await tap(page, '牛角村');
  await see(page, '由上级办的');
  expect(errors).toEqual([]);
});

test('a village sees its own office alone: no cut to cross, no other village, nothing that went above', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '陈建国');
  await goTo(page, PAGE);
  await see(page, '牛角村');
  await see(page, '按类别');
  await expect(screen(page).getByText('由上级办的')).toHaveCount(0);
  await expect(screen(page).getByText('月的月报')).toHaveCount(0);
  await tap(page, '集体资金');
  await expect(screen(page).getByText('只看集体资金')).toHaveCount(0);
  await goTo(page, `${PAGE}?division=511503002`);
  await see(page, /权限|不能|没有/);
  expect(errors).toEqual([]);
});

test('the town sees a village’s year, and no month or category of it', async ({ browser }) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, PAGE);
  await see(page, '不排名次');
  await tap(page, '牛角村');
  await see(page, /今年收到/);
  await expect(screen(page).getByText('每个月收到多少件')).toHaveCount(0);
  await expect(screen(page).getByText('按类别')).toHaveCount(0);
});

test('a guest reads a few sentences about a village, of quarters that are over', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/reviews/village/index?villageCode=${NIUJIAO}`);
  await see(page, '举报办得怎么样');
  await see(page, /大约 \d*[05] 件|不足 5 件/);
  await goTo(page, PAGE);
  await see(page, '这里给办理举报的单位看');
  expect(errors).toEqual([]);
});
