import { expect, type Page, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const openDesk = (page: Page) => goTo(page, 'features/reports/work/index');
const rows = (page: Page) => screen(page).locator('.work-row:not(.work-head)');
const tabOf = (page: Page, name: RegExp) => screen(page).getByRole('tab', { name });
/** How many a tab says there are. */
const countIn = async (page: Page, name: RegExp) =>
  Number(/(\d+)/.exec((await tabOf(page, name).textContent()) ?? '')?.[1] ?? 0);
const sheet = (page: Page) => page.locator('.sheet').last();
const agree = (page: Page, words: string) =>
  page
    .getByText(new RegExp(`^(确定|${words})$`))
    .last()
    .click();

test('a desk: tabs count what they hold, words and filters narrow it, a number opens it, one follows the other', async ({
  browser,
}) => {
  const cadre = await phoneOf(browser, '陈建国');
  await openDesk(cadre.page);
  await expect(rows(cadre.page).first()).toContainText('超期');
  for (const name of [/^全部/, /^超期/, /^待受理/, /^被督办/]) {
    const count = await countIn(cadre.page, name);
    await tabOf(cadre.page, name).click();
    await expect(rows(cadre.page)).toHaveCount(count);
  }
  await tabOf(cadre.page, /^全部/).click();
  await screen(cadre.page).locator('input').first().fill('堰塘坎');
  await expect(rows(cadre.page)).toHaveCount(3);
  await tap(cadre.page, '筛选', { exact: true });
  await sheet(cadre.page).getByText('还没分派', { exact: true }).click();
  await sheet(cadre.page).getByText('看这 2 件').click();
  await expect(rows(cadre.page)).toHaveCount(2);
  await see(cadre.page, '筛选（1）');

  // What it opens is followed by the next of the same list.
  await rows(cadre.page).first().click();
  await see(cadre.page, '1 / 2');
  await see(cadre.page, /还剩 \d+ 个工作日/);
  const number = /NX\d{8}-[0-9A-Z]{4}/.exec((await screen(cadre.page).textContent()) ?? '')![0];
  await tap(cadre.page, '下一件', { exact: true });
  await see(cadre.page, '2 / 2');

  await openDesk(cadre.page);
  await screen(cadre.page).locator('input').first().fill(number.toLowerCase());
  await tap(cadre.page, `按编号找 ${number}`);
  await see(cadre.page, number);
  expect(cadre.errors).toEqual([]);
});

test('several are given to a colleague at once, who finds them under 我的', async ({ browser }) => {
  const [cadre, clerk] = await Promise.all([phoneOf(browser, '陈建国'), phoneOf(browser, '刘芳')]);
  await openDesk(clerk.page);
  const before = await countIn(clerk.page, /^我的/);
  await openDesk(cadre.page);
  await screen(cadre.page).locator('input').first().fill('活动广场');
  await expect(rows(cadre.page)).toHaveCount(2);
  await tap(cadre.page, '选几件分派', { exact: true });
  await tap(cadre.page, '全选', { exact: true });
  await see(cadre.page, '已选 2 件');
  await tap(cadre.page, '分给…', { exact: true });
  await sheet(cadre.page).getByText('分派这 2 件').click();
  await expect(sheet(cadre.page)).toContainText('请选一个人');
  await sheet(cadre.page).getByText('刘芳', { exact: true }).click();
  await sheet(cadre.page).getByText('分派这 2 件').click();
  await expect(sheet(cadre.page)).toContainText('2 件都分给了刘芳');
  await sheet(cadre.page).getByText('知道了').click();
  await expect(rows(cadre.page).first()).toContainText('刘芳');

  await clerk.page.reload();
  await expect.poll(() => countIn(clerk.page, /^我的/)).toBe(before + 2);
  for (const phone of [cadre, clerk]) expect(phone.errors).toEqual([]);
});

test('a ready text fills itself in, is not sent with a blank, and is kept by the office', async ({ browser }) => {
  const title = `测试 ${Date.now() % 100_000}`;
  const cadre = await phoneOf(browser, '陈建国');
  await goTo(cadre.page, 'features/reports/canned/index');
  await tap(cadre.page, '添一条', { exact: true });
  await sheet(cadre.page).getByText('保存', { exact: true }).click();
  await expect(sheet(cadre.page)).toContainText('请起个名字');
  await sheet(cadre.page).locator('input').first().fill(title);
  await sheet(cadre.page).locator('textarea').first().fill('您好！{村名}的事（{编号}）已于 ____ 办好，请您看看。');
  await sheet(cadre.page).getByText('保存', { exact: true }).click();
  await see(cadre.page, title);

  await openDesk(cadre.page);
  await screen(cadre.page).locator('input').first().fill('便民服务厅');
  if ((await rows(cadre.page).count()) === 0) await screen(cadre.page).locator('input').first().fill('路灯');
  await rows(cadre.page).first().click();
  await screen(cadre.page)
    .locator('.reports-actions')
    .getByText(/^更多|答复$/)
    .first()
    .click();
  const direct = sheet(cadre.page).getByText(/^直接答复$/);
  if ((await direct.count()) > 0) await direct.first().click();
  await sheet(cadre.page)
    .getByText(/^常用答复 \d+ 条$/)
    .click();
  await sheet(cadre.page).getByText(title, { exact: true }).click();
  const text = sheet(cadre.page).locator('textarea').first();
  await expect(text).toHaveValue(/^您好！牛角村的事（NX\d{8}-[0-9A-Z]{4}）已于 ____ 办好/);
  await expect(sheet(cadre.page)).toContainText('还有空没填');
  await sheet(cadre.page).getByText('发出答复').click();
  await expect(sheet(cadre.page)).toContainText('填好再发');
  await text.fill((await text.inputValue()).replace('____', '11月20日'));
  await sheet(cadre.page).getByText('发出答复').click();
  await see(cadre.page, /已于 11月20日 办好/);
  expect(cadre.errors).toEqual([]);
});

test('two reports of one hole in the road become one with a tap', async ({ browser }) => {
  const cadre = await phoneOf(browser, '陈建国');
  await openDesk(cadre.page);
  await rows(cadre.page).filter({ hasText: '堰塘坎那段水泥路全是大坑' }).first().click();
  await see(cadre.page, /还有 \d 件像是同一件事/);
  await see(cadre.page, /同一个地点 · 说的话相近/);
  await screen(cadre.page).getByText('和它并案').first().click();
  await agree(cadre.page, '并案');
  await see(cadre.page, '和另一件说的是同一件事');
  expect(cadre.errors).toEqual([]);
});

test('the town and the district see what was there before; the village’s own office does not', async ({ browser }) => {
  const [cadre, town, regulator] = await Promise.all([
    phoneOf(browser, '陈建国'),
    phoneOf(browser, '赵强'),
    phoneOf(browser, '周敏'),
  ]);
  await openDesk(town.page);
  await rows(town.page).filter({ hasText: '办公费用今年比去年多很多' }).first().click();
  await tap(town.page, '以前反映他的', { exact: true });
  await see(town.page, /以前反映陈建国/);
  await see(town.page, '您看过的记录已经留下');
  await see(town.page, '评低保的时候没有开会');

  await openDesk(regulator.page);
  await rows(regulator.page).filter({ hasText: '牛角村' }).first().click();
  await tap(regulator.page, '这个村近两年的反映', { exact: true });
  await see(regulator.page, '牛角村近两年的反映');
  await see(regulator.page, '按月');

  // He is the one it names: neither there, nor counted, nor found.
  await openDesk(cadre.page);
  await screen(cadre.page).locator('input').first().fill('办公费用');
  await expect(rows(cadre.page)).toHaveCount(0);
  await see(cadre.page, '没有符合条件的');
  await openDesk(cadre.page);
  await rows(cadre.page).first().click();
  await see(cadre.page, '反映的内容');
  await expect(screen(cadre.page).getByText('这个村近两年的反映')).toHaveCount(0);
  for (const phone of [cadre, town, regulator]) expect(phone.errors).toEqual([]);
});
