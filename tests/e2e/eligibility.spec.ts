import { expect, test } from '@playwright/test';
import { chooseNiujiao, goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const ELIGIBLE = 'features/subsidies/eligible/index';

test('a guest answers one question after another and learns what to ask for; nothing of it leaves the phone', async ({
  browser,
}) => {
  const { page, errors } = await newPhone(browser);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
  });
  await goTo(page, `${ELIGIBLE}?programCode=BT39`);
  await see(page, '高龄津贴');
  await see(page, '不知道您多大年纪：告诉我们就能算');
  await see(page, '您是哪天出生的？');
  await screen(page).locator('input').first().fill('19401301');
  await tap(page, '下一步', { exact: true });
  await see(page, '请按身份证写 8 位数字');
  await screen(page).locator('input').first().fill('19400105');
  await tap(page, '下一步', { exact: true });
  await see(page, /满 80 岁：您 \d+ 岁/);
  await see(page, '您的户口在哪里？');
  await tap(page, '本区农村', { exact: true });
  await see(page, '可能可以领 1 项');
  await see(page, '去哪里办');
  await see(page, '能不能领，由经办部门说了算');
  // On to the others: “不清楚” is an answer, and several can be chosen at once.
  await see(page, '您家是下面哪一类？');
  await tap(page, '家里是低保户', { exact: true });
  await tap(page, '选好了', { exact: true });
  await see(page, /可能可以领 [2-9] 项/);
  await tap(page, '不清楚', { exact: true });
  await tap(page, /暂时不符合的 \d+ 项/);
  // A restart keeps the answers, written down a moment after they are given; one can be changed, and all be forgotten.
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('unsure');
  await page.waitForTimeout(500);
  await page.reload();
  await see(page, /可能可以领 [2-9] 项/);
  await tap(page, /我答过的 \d 个问题/);
  await tap(page, '清掉我的回答');
  await see(page, '还没有。再答几个问题看看。');
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((request) => !request.startsWith('GET') || /1940|dibao|hukou/.test(request))).toEqual([]);
  expect(errors).toEqual([]);
});

test('a resident is not asked what the records know, and sees what is got already', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/subsidies/programs/index');
  await tap(page, '我能领什么');
  await see(page, '名册里已经知道的，不再问');
  await see(page, /可能可以领 \d+ 项/);
  await tap(page, '困难重度残疾人家庭无障碍改造补助');
  await see(page, '残疾等级：二级');
  await see(page, '带什么');
  await tap(page, /今年已经在领的 \d+ 项/);
  await see(page, '耕地地力保护补贴');
  await tap(page, /暂时不符合的 \d+ 项/);
  await see(page, '高龄津贴');
  await see(page, /要满 80 岁：您 68 岁，还差 12 年/);
  expect(errors).toEqual([]);
});

test('a guest reads a village’s public list and objects to a line: the report is filled in', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await chooseNiujiao(page);
  await goTo(page, 'features/subsidies/publicities/index');
  await see(page, '正在公示');
  await tap(page, /公示中 · 还有 \d+ 天/);
  await see(page, '稻谷补贴');
  await see(page, '打监督电话');
  await see(page, /^.\*.?$/);
  await screen(page).getByText('我有异议', { exact: true }).nth(1).click();
  await expect(page).toHaveURL(/reports\/ask/);
  const description = screen(page).locator('textarea').first();
  await expect(description).toHaveValue(
    /我对“稻谷补贴”2026年（批次 BT03-.*）公示名单上的第 2 号，.\*.?，\d组，.*¥[\d,.]+有异议：/,
  );
  await see(page, /牛角村/);
  expect(errors).toEqual([]);
});

test('a list that has ended keeps its totals and no names', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, 'features/subsidies/publicities/index?villageCode=511503002228');
  await see(page, '已经结束');
  await tap(page, '困难残疾人生活补贴');
  await see(page, '这一批一共');
  await see(page, '公示期过了，名单已经收起，只留总数。');
  await expect(screen(page).getByText('我有异议')).toHaveCount(0);
});
