import { expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe';
import { goTo, phoneOf, screen, see, tap } from './phone';
import { rentOf } from './rent';

const VILLAGE = '511503002228';

/** Taro's dialog lies over all pages. */
const agree = (page: Page, words: string) =>
  page.locator('.taro-modal__foot, .taro__modal').getByText(words, { exact: true }).last().click();

test('rent is paid by WeChat, receipted, waits as a voucher for people, and goes back by two of the office', async ({
  browser,
  baseURL,
}) => {
  const { contractNo, contractId } = await rentOf(baseURL!, VILLAGE, '王秀英');
  const payer = await phoneOf(browser, '王秀英');
  await goTo(payer.page, `features/accounts/contract/index?villageCode=${VILLAGE}&contractId=${contractId}`);
  await see(payer.page, '现在还欠');
  await tap(payer.page, '交租金');
  await see(payer.page, '要交的钱');
  await see(payer.page, '¥300.00');
  await tap(payer.page, '微信支付');
  await see(payer.page, '付好了');
  await see(payer.page, '等代理中心审核记账');
  await see(payer.page, contractNo);
  await expectNoFindings(payer.page, 'features/wechat-pay/receipt');
  await tap(payer.page, '看合同');
  await see(payer.page, '到今天的租金都收齐了');

  const office = await phoneOf(browser, '赵强');
  await goTo(office.page, `features/accounts/desk/index?villageCode=${VILLAGE}`);
  await see(office.page, '微信支付（系统制单）');
  await tap(office.page, '微信收款');
  await see(office.page, '付好了');
  await tap(office.page, '申请退款');
  await office.page.locator('.sheet:visible').getByText('不该交').click();
  await see(office.page, '有人申请退款');
  await tap(office.page, '同意退款', { exact: true });
  await agree(office.page, '同意退款');
  await see(office.page, '要两个人办');

  const second = await phoneOf(browser, '田静');
  await goTo(second.page, `features/wechat-pay/payments/index?villageCode=${VILLAGE}`);
  await tap(second.page, '同意退款', { exact: true });
  await agree(second.page, '同意退款');
  await expect(async () => {
    await second.page.reload();
    await expect(screen(second.page).getByText('已退款').first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await see(second.page, '已退回，没有记账');
  await tap(second.page, '要核对的');
  await see(second.page, '没有要核对的');
  await goTo(payer.page, `features/wechat-pay/pay/index?villageCode=${VILLAGE}&contractId=${contractId}`);
  await see(payer.page, '¥300.00');
  for (const { errors } of [payer, office, second]) expect(errors).toEqual([]);
});

test('a contract of somebody else is not theirs to pay', async ({ browser, baseURL }) => {
  const { contractId } = await rentOf(baseURL!, VILLAGE, '李小军');
  const { page } = await phoneOf(browser, '王秀英');
  await goTo(page, `features/wechat-pay/pay/index?villageCode=${VILLAGE}&contractId=${contractId}`);
  await see(page, '这笔钱不是您的');
});
