import { type Browser, expect, type Page, test } from '@playwright/test';
import { agree, fill, openBatch, paperOf, photograph } from './intake';
import { goTo, type Phone, phoneOf, screen, see, tap } from './phone';

const LUOLONG = '511503002001';
const list = (page: Page) => goTo(page, `features/accounts/intake/index?villageCode=${LUOLONG}`);
const desk = (page: Page, tab = '') => goTo(page, `features/accounts/desk/index?villageCode=${LUOLONG}${tab}`);
const workbench = (page: Page) => goTo(page, 'features/accounts/workbench/index');

/** Who works at a desk sits before a wide screen. */
async function atDesk(browser: Browser, name: string): Promise<Phone> {
  const phone = await phoneOf(browser, name);
  await phone.page.setViewportSize({ width: 1280, height: 800 });
  return phone;
}

/** The card of a bank's line, by what it says. */
const lineOf = (page: Page, words: string) => screen(page).locator('.card').filter({ hasText: words }).first();
const noneLeft = (page: Page, words: string) => expect(lineOf(page, words)).toHaveCount(0);

/** Does something with each of what is there, until nothing is: each time, the page is drawn anew. */
async function untilNoneLeft(page: Page, words: string, act: (count: number) => Promise<void>): Promise<void> {
  const left = screen(page).getByText(words, { exact: true });
  for (let count = await left.count(); count > 0; count = await left.count()) {
    await act(count);
    await expect.poll(() => left.count()).toBeLessThan(count);
  }
}

/** Matches October with the bank: what is certain, what went and came back, what is looked at, and a word on the rest. */
async function matchOctober(page: Page): Promise<void> {
  await screen(page)
    .getByText(/^对上确定的 \d+ 笔$/)
    .click();
  await expect(screen(page).getByText(/^对上确定的 \d+ 笔$/)).toHaveCount(0);
  for (const words of ['转存本户定期', '本户定期转回'])
    await lineOf(page, words).getByText('选上', { exact: true }).click();
  await see(page, '一分不差，可以对上');
  await tap(page, '对上选中的');
  await noneLeft(page, '本户定期转回');
  await untilNoneLeft(page, '就是它，对上', async () => {
    await tap(page, '就是它，对上', { exact: true });
    await agree(page);
  });
  // The fee was booked from its paper: the bank's line has found it.
  await noneLeft(page, '账户管理费');
  const unsaid = () =>
    screen(page).locator('.card').filter({ hasText: '没有说明' }).filter({ hasText: '对不上，写明情况' });
  for (let count = await unsaid().count(); count > 0; count = await unsaid().count()) {
    await unsaid().first().getByText('对不上，写明情况').click();
    const sheet = screen(page).locator('.sheet');
    await sheet.getByText('等村里记账', { exact: true }).click();
    await sheet.locator('textarea').fill('已经通知报账员补单据');
    await sheet.locator('.btn').last().click();
    await expect(sheet).toHaveCount(0);
    await expect.poll(() => unsaid().count()).toBeLessThan(count);
  }
}

test('a month of a village through its centre: papers from the phone, examined, booked, approved, agreed with the bank, and closed from the workbench; who holds the money only looks on', async ({
  browser,
}) => {
  const zeng = await phoneOf(browser, '曾丽');
  const [zhao, tian, gao, wu] = [
    await atDesk(browser, '赵强'),
    await atDesk(browser, '田静'),
    await atDesk(browser, '高远'),
    await atDesk(browser, '吴小梅'),
  ];

  // 报账员: two papers.
  await list(zeng.page);
  await tap(zeng.page, '交一批票据');
  await photograph(zeng.page, 1, { kind: '付款单', amount: '15', what: '账户管理费' });
  await tap(zeng.page, '再加一张票据');
  await photograph(zeng.page, 2, { kind: '收据', amount: '62', what: '活动室茶水' });
  await tap(zeng.page, '交给核算中心');
  await agree(zeng.page);
  // In the list it has arrived; before, it waits on the phone.
  await expect(screen(zeng.page).locator('.row').filter({ hasText: '77.00' })).toBeVisible();

  // 审核: one accepted, one back.
  await list(zhao.page);
  await openBatch(zhao.page, '77.00');
  await paperOf(zhao.page, '账户管理费').getByText('收下', { exact: true }).click();
  await see(zhao.page, '赵强 审');
  await paperOf(zhao.page, '活动室茶水').getByText('退回', { exact: true }).click();
  await screen(zhao.page).locator('.sheet').getByText('没有盖章，请补盖').click();
  await screen(zhao.page).locator('.sheet').getByText('退回 1 张').click();
  await see(zhao.page, '等签字');
  await list(zeng.page);
  await openBatch(zeng.page, '77.00');
  await see(zeng.page, '没有盖章，请补盖');
  await tap(zeng.page, '改好再交');
  await tap(zeng.page, '交给核算中心');
  await agree(zeng.page);
  await expect(paperOf(zeng.page, '活动室茶水')).toContainText('等审核');

  // 会计: a voucher of October from the accepted paper.
  await list(tian.page);
  await openBatch(tian.page, '77.00');
  await paperOf(tian.page, '账户管理费').getByText('做凭证', { exact: true }).click();
  await expect(screen(tian.page).locator('.desk-pictures .whole')).toHaveCount(1);
  await fill(tian.page, '日期', '2026-10-04');
  for (const [place, account] of ['513 管理费用', '102 银行存款'].entries()) {
    await screen(tian.page).locator('.desk-pick').nth(place).click();
    await screen(tian.page).getByText(account, { exact: true }).click();
  }
  await tap(tian.page, '制单，交给审核的人');
  await see(tian.page, '这张是您经手的，下一步要请别人办');

  // 总出纳: sees it and does nothing with it.
  const ours = (page: Page) => screen(page).locator('.card').filter({ hasText: '账户管理费' });
  const buttons = (page: Page) => screen(page).getByText(/^(审核通过|批准记账)$/);
  await desk(wu.page);
  await expect(ours(wu.page)).toContainText('您管着这个村的钱，不能审核和批准凭证');
  await expect(buttons(wu.page)).toHaveCount(0);

  await desk(zhao.page);
  await ours(zhao.page).getByText('审核通过', { exact: true }).click();
  await see(zhao.page, '等批准');
  await desk(wu.page);
  await expect(ours(wu.page)).toContainText('等批准');
  await expect(buttons(wu.page)).toHaveCount(0);
  await desk(gao.page);
  await ours(gao.page).getByText('批准记账', { exact: true }).click();
  await agree(gao.page);
  await expect(ours(gao.page)).toHaveCount(0);

  // What stands in the way of closing opens what it speaks of.
  await desk(tian.page, '&tab=close');
  await see(tian.page, '银行流水没有对上、也没有说明');
  await tap(tian.page, /，\d+ 笔$/);
  await see(tian.page, '2026年10月');
  await see(tian.page, /还有 \d+ 笔流水没有对上、也没有说明/);
  await matchOctober(tian.page);
  await see(tian.page, '两边相等');
  await tap(tian.page, '我制的表，签字');
  await agree(tian.page);
  await see(tian.page, '田静 制表');
  await desk(zhao.page, '&tab=close');
  await see(zhao.page, '银行调节表还没有两个人签字');
  await tap(zhao.page, /南溪农商银行/);
  await tap(zhao.page, '我复核过了，签字');
  await agree(zhao.page);
  await see(zhao.page, '两个人都签了，可以结账');

  // 总出纳 closes nothing either; 主任 does, for all villages that are ready, and finds again what became of it.
  await desk(wu.page, '&tab=close');
  await see(wu.page, '您管着这个村的钱，不能结账');
  await expect(screen(wu.page).getByText('结 10 月的账')).toHaveCount(0);
  await workbench(wu.page);
  await see(wu.page, '已对账');
  await expect(screen(wu.page).getByText('一起结账')).toHaveCount(0);
  await workbench(gao.page);
  await see(gao.page, '10月的账，有 1 个村（社区）只差结账');
  await tap(gao.page, '一起结账', { exact: true });
  await gao.page.getByText('一起结账', { exact: true }).last().click();
  await see(gao.page, '结好了');
  await gao.page.reload();
  await see(gao.page, '一起结10月账的结果');
  await see(gao.page, '结好了');
  await expect(screen(gao.page).locator('[aria-label^="罗龙社区，10月，"]')).toContainText('已结账');
  expect([zeng, zhao, tian, gao, wu].flatMap(({ errors }) => errors)).toEqual([]);
});
