import { expect, type Page, test } from '@playwright/test';
import { agree, fill, openBatch, paperOf, photograph } from './intake';
import { goTo, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const list = (page: Page) => goTo(page, `features/accounts/intake/index?villageCode=${NIUJIAO}`);
const DESK = { width: 1280, height: 800 };

test('papers from the phone, without a network, to the examiner at a desk: one accepted, one returned and mended, both sign, and a voucher begins beside the picture', async ({
  browser,
}) => {
  const liu = await phoneOf(browser, '刘芳');
  const zhao = await phoneOf(browser, '赵强');
  await list(liu.page);
  await tap(liu.page, '交一批票据');
  await photograph(liu.page, 1, { kind: '发票', amount: '386.50', what: '路灯电费浏览器' });
  await tap(liu.page, '再加一张票据');
  await photograph(liu.page, 2, { kind: '收据', amount: '100', what: '公厕清洁浏览器' });
  await see(liu.page, '一共 2 张，¥486.50');
  // What was photographed outlives the page, and waits for a network.
  await liu.page.waitForTimeout(600);
  await list(liu.page);
  await liu.page.reload();
  await tap(liu.page, '交一批票据');
  await see(liu.page, '一共 2 张，¥486.50');
  await liu.page.context().setOffline(true);
  await tap(liu.page, '交给核算中心');
  await agree(liu.page);
  await see(liu.page, '等网络，连上会自己交');
  await liu.page.context().setOffline(false);
  await expect(screen(liu.page).getByText('等网络，连上会自己交')).toHaveCount(0, { timeout: 30_000 });

  const { page } = zhao;
  await page.setViewportSize(DESK);
  await list(page);
  await openBatch(page, '486.50');
  await paperOf(page, '路灯电费浏览器').getByText('收下', { exact: true }).click();
  await see(page, '赵强 审');
  await paperOf(page, '公厕清洁浏览器').getByText('退回', { exact: true }).click();
  await screen(page).locator('.sheet').getByText('没有盖章，请补盖').click();
  await screen(page).locator('.sheet').getByText('退回 1 张').click();
  await see(page, '等签字');

  await goTo(liu.page, 'pages/messages/index');
  await tap(liu.page, '交的票据退回来了');
  await openBatch(liu.page, '486.50');
  await tap(liu.page, '改好再交');
  await see(liu.page, '原来的 1 张照片照用');
  await fill(liu.page, '第 1 张金额（元）', '99');
  await tap(liu.page, '交给核算中心');
  await agree(liu.page);
  await see(liu.page, '¥485.50');

  await list(page);
  await openBatch(page, '485.50');
  await paperOf(page, '公厕清洁浏览器').getByText('收下', { exact: true }).click();
  await tap(page, '我代表中心签字');
  await agree(page);
  await see(page, /中心签字：赵强/);
  await list(liu.page);
  await openBatch(liu.page, '485.50');
  await tap(liu.page, '我代表村里签字');
  await agree(liu.page);
  await see(liu.page, '签完了');

  await page.reload();
  await paperOf(page, '路灯电费浏览器').getByText('做凭证', { exact: true }).click();
  await see(page, '村里交来的 1 张票据，¥386.50，会附在凭证上');
  await expect(screen(page).locator('.desk-pictures .whole')).toHaveCount(1);
  for (const [place, account] of ['513 管理费用', '102 银行存款'].entries()) {
    await screen(page).locator('.desk-pick').nth(place).click();
    await screen(page).getByText(account, { exact: true }).click();
  }
  await tap(page, '制单，交给审核的人');
  await see(page, '看村里交来的 1 张票据');
  await tap(page, '看村里交来的 1 张票据');
  await expect(paperOf(page, '路灯电费浏览器').getByText('已做凭证，等审核记账')).toBeVisible();
  expect([...liu.errors, ...zhao.errors]).toEqual([]);
});
