import { expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const at = (page: string, query = '') => `features/accounts/${page}/index?villageCode=${NIUJIAO}&year=2026${query}`;
/** The nth field with this label: lines of a voucher have the same fields. */
const fill = (page: Page, label: string, value: string) =>
  screen(page).locator(`[aria-label="${label}"] input, input[aria-label="${label}"]`).first().fill(value);
const desk = (page: Page) => goTo(page, `features/accounts/desk/index?villageCode=${NIUJIAO}`);

async function pickAccount(page: Page, place: number, account: string): Promise<void> {
  await screen(page).locator('.desk-pick').nth(place).click();
  await screen(page).getByText(account, { exact: true }).click();
}

test('any number of the trial balance opens to its vouchers, those without money among them', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, at('balances', '&month=10'));
  await see(page, '两边相等');
  await tap(page, '固定资产', { exact: true });
  await see(page, '固定资产的凭证');
  const { page: other } = await newPhone(browser);
  await goTo(other, at('balances').replace('year=2026', 'year=2025'));
  await tap(other, '累计折旧', { exact: true });
  await tap(other, /计提2025年折旧（12月）/);
  await see(other, '账是怎么记的');
  await see(other, '这张凭证只是记账，没有收钱也没有付钱。');
  expect(errors).toEqual([]);
});

test('the two statements balance, and a line can be asked about', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, at('statements', '&month=9'));
  await see(page, '资产 = 负债 + 所有者权益，两边相等');
  await tap(page, '收益分配表', { exact: true });
  await tap(page, '按季', { exact: true });
  await see(page, '四、净收益');
  await tap(page, '减：管理费用', { exact: true });
  await tap(page, '我有疑问');
  await expect(screen(page).locator('textarea').first()).toHaveValue(/牛角村2026年9月的收益分配表里“减：管理费用”/);
  expect(errors).toEqual([]);
});

test('a villager sees which month is overdue, and what was mended after it was published', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, at('publications'));
  await see(page, '有 1 期超期没公开');
  await tap(page, '8月收支', { exact: true });
  await see(page, '公开以后更正的');
  await tap(page, '看记错的那张');
  await see(page, '这张记错了，已经用另一张冲掉，不再算数。');
  const { page: other } = await newPhone(browser);
  await goTo(other, at('publications'));
  await tap(other, '10月收支', { exact: true });
  await tap(other, '问一问');
  await expect(screen(other).locator('textarea').first()).toHaveValue(/牛角村的10月收支最晚该在11月15日公开/);
  expect(errors).toEqual([]);
});

test('a voucher is prepared, reviewed and approved by three people, and then the month is published', async ({
  browser,
}) => {
  const zhao = await phoneOf(browser, '赵强');
  const zhou = await phoneOf(browser, '周敏');
  const tian = await phoneOf(browser, '田静');
  const gao = await phoneOf(browser, '高远');
  await desk(zhao.page);
  await tap(zhao.page, '记一张', { exact: true });
  await fill(zhao.page, '日期', '2026-11-18');
  await fill(zhao.page, '第1条摘要', '付十一月网络费');
  await pickAccount(zhao.page, 0, '513 管理费用');
  await fill(zhao.page, '第1条借方金额', '123.45');
  await fill(zhao.page, '第2条摘要', '付十一月网络费');
  await pickAccount(zhao.page, 1, '102 银行存款');
  await fill(zhao.page, '第2条贷方金额', '123.4');
  await see(zhao.page, '还差 ¥0.05');
  await fill(zhao.page, '第2条贷方金额', '123.45');
  await see(zhao.page, '两边相等，可以交了');
  await tap(zhao.page, '制单，交给审核的人');
  await see(zhao.page, '这张是您经手的，下一步要请别人办');

  // Who supervises sees it, and signs nothing.
  await desk(zhou.page);
  await see(zhou.page, '付十一月网络费');
  await see(zhou.page, /审核和批准由镇街代理记账的人办/);
  await expect(screen(zhou.page).getByText('审核通过', { exact: true })).toHaveCount(0);
  await desk(tian.page);
  await tap(tian.page, '审核通过', { exact: true });
  await see(tian.page, '等批准');
  await desk(gao.page);
  await tap(gao.page, '批准记账', { exact: true });
  await gao.page.getByText('确定', { exact: true }).last().click();
  await see(gao.page, '没有等着办的凭证');

  // In the book, for everyone.
  const guest = await newPhone(browser);
  await goTo(guest.page, at('entries', '&month=2026-11'));
  await tap(guest.page, '付十一月网络费');
  await see(guest.page, '高远');

  await desk(zhao.page);
  await tap(zhao.page, '结账和公开', { exact: true });
  await tap(zhao.page, '公开', { exact: true });
  await see(zhao.page, /不能收回，也不能改/);
  await tap(zhao.page, '看过了，公开');
  await see(zhao.page, '现在没有要公开的');
  await goTo(guest.page, at('publications'));
  await see(guest.page, '该公开的都公开了');
  expect([zhao, zhou, tian, gao, guest].flatMap(({ errors }) => errors)).toEqual([]);
});

test('the desk is closed to those who do not keep the books', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await desk(page);
  await see(page, '这里是镇街代理记账和核算中心记账的地方');
});

test('a voucher that was sent back is typed anew from a copy', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '赵强');
  await desk(page);
  await tap(page, '记一张', { exact: true });
  await fill(page, '日期', '2026-11-19');
  for (const [place, account, side] of [
    [1, '513 管理费用', '借方金额'],
    [2, '102 银行存款', '贷方金额'],
  ] as const) {
    await fill(page, `第${place}条摘要`, '付打印纸款');
    await pickAccount(page, place - 1, account);
    await fill(page, `第${place}条${side}`, '66.5');
  }
  await tap(page, '制单，交给审核的人');
  await tap(page, '不要了，撤回');
  await screen(page).locator('textarea').last().fill('少附了发票');
  await screen(page).locator('.sheet').getByText('退回', { exact: true }).last().click();
  await see(page, '退回的凭证');
  await see(page, '少附了发票');
  await tap(page, '重新填一张');
  await see(page, '两边相等，可以交了');
  await tap(page, '制单，交给审核的人');
  await see(page, '这张是您经手的，下一步要请别人办');
  expect(errors).toEqual([]);
});

test('a voucher line opens its account; closed openings are only read; the district sees who is behind', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await goTo(page, at('entries'));
  await screen(page).getByText(/^−¥/).nth(1).click();
  await screen(page).locator('.voucher-line').first().click();
  await see(page, /的凭证$/);
  await goTo(page, at('openings').replace('year=2026', 'year=2025'));
  await see(page, '这一年已经结过账，年初的数不能再改。');
  await see(page, '两边相等');
  await goTo(page, 'features/accounts/desk/index');
  await see(page, '全区各村公开情况');
  await see(page, /结账到\d+月|还没结过账/);
  expect(errors).toEqual([]);
});
