import { expect, type Page, test } from '@playwright/test';
import { demoPeople } from '../../scripts/seed/demo-people';
import { goTo, phoneOf, screen, see, tap } from './phone';

const VILLAGE = '511503002228';

const press = (page: Page, words: string) => screen(page).getByText(words, { exact: true }).last().click();
/** Taro's dialog lies over all pages. */
const agree = (page: Page, words: string) =>
  page.locator('.taro-modal__foot, .taro__modal').getByText(words, { exact: true }).last().click();
/** The card that a name or a word stands on. */
const card = (page: Page, words: string | RegExp) => screen(page).locator('.card').filter({ hasText: words }).first();
const fill = (page: Page, label: string, value: string) =>
  screen(page).getByLabel(label, { exact: true }).locator('input, textarea').last().fill(value);

async function begin(page: Page, rate: string): Promise<void> {
  await goTo(page, `features/wechat-pay/levies/index?villageCode=${VILLAGE}`);
  await tap(page, '编一份清单');
  await press(page, '集体供水站水价，每方 2 元 8 角 5');
  await fill(page, '每方水多少元', rate);
  await tap(page, '选日子');
  await page.locator('.weui-picker__action').getByText('确定').last().click();
  await tap(page, '先存下，再加人');
  await expect(page).toHaveURL(/wechat-pay\/levy\//);
}

const idOf = (name: string) => demoPeople.find((person) => person.name === name)!.idNumber;

async function addMeter(page: Page, name: string, [previous, present]: [string, string]): Promise<void> {
  await fill(page, '姓名', name);
  await fill(page, '身份证号', idOf(name));
  await fill(page, '上次读数（方）', previous);
  await fill(page, '这次读数（方）', present);
  await press(page, '加上');
  await expect(screen(page).getByLabel('姓名').locator('input').last()).toHaveValue('');
}

test('what is owed is written from a decision, given out by another, seen by who owes it, paid, and goes back by two', async ({
  browser,
}) => {
  const clerk = await phoneOf(browser, '刘芳');
  await begin(clerk.page, '2.85');
  await tap(clerk.page, '加一户');
  await addMeter(clerk.page, '王秀英', ['120', '131']);
  await tap(clerk.page, '从表格里粘贴一份名单');
  const sheet = (present: string) => `姓名\t身份证号\t上月读数\t本月读数\n李建平\t${idOf('李建平')}\t40\t${present}\n`;
  await fill(clerk.page, '名单', sheet('三十'));
  await see(clerk.page, '第 2 行，这次读数：要写整数');
  await fill(clerk.page, '名单', sheet('39'));
  await tap(clerk.page, '核对并加上这 1 户');
  await see(clerk.page, '第 2 行，这次读数：这次的读数比上次的小');
  await see(clerk.page, '一户也没有加上');
  await fill(clerk.page, '名单', sheet('52'));
  await tap(clerk.page, '核对并加上这 1 户');
  await see(clerk.page, '¥65.55（2 户）');
  await expect(screen(clerk.page).getByText('核对好了，下发')).toHaveCount(0);
  const [, query] = clerk.page.url().split('?');

  const payer = await phoneOf(browser, '王秀英');
  const mine = async () => {
    await goTo(payer.page, 'pages/me/index');
    await goTo(payer.page, `features/wechat-pay/levies/index?villageCode=${VILLAGE}`);
    await see(payer.page, '我要交的');
  };
  await mine();
  await see(payer.page, '村里收的');
  await expect(screen(payer.page).getByText('131 − 120 = 11 方，每方 ¥2.85')).toHaveCount(1);
  await expect(screen(payer.page).getByText('收款清单（村里、镇上用）')).toHaveCount(0);

  const town = await phoneOf(browser, '田静');
  await goTo(town.page, `features/wechat-pay/levy/index?${query}`);
  await see(town.page, '王*英');
  await press(town.page, '核对好了，下发');
  await agree(town.page, '下发');
  await see(town.page, '已经下发');

  await payer.page.reload();
  await expect(screen(payer.page).getByText('131 − 120 = 11 方，每方 ¥2.85')).toHaveCount(2);
  const owed = card(payer.page, /¥31\.35.*还没交/);
  await owed.getByText('去交').click();
  await see(payer.page, '要交的钱');
  await see(payer.page, '¥31.35');
  await press(payer.page, '微信支付');
  await see(payer.page, '付好了');
  await see(payer.page, '等代理中心审核记账');
  await see(payer.page, '王*英');
  await press(payer.page, '看要交的');
  await expect(card(payer.page, /¥31\.35/)).toContainText('交清了');

  await goTo(clerk.page, 'pages/me/index');
  await goTo(clerk.page, `features/wechat-pay/levy/index?${query}`);
  await card(clerk.page, '李*平').getByText('收了现金').click();
  await agree(clerk.page, '收了现金');
  await see(clerk.page, '¥65.55（2 户）');
  await expect(card(clerk.page, '李*平')).toContainText('交清了');
  await expect(screen(clerk.page).getByText('收了现金')).toHaveCount(0);

  const office = await phoneOf(browser, '赵强');
  await goTo(office.page, `features/wechat-pay/payments/index?villageCode=${VILLAGE}`);
  const payment = (page: Page) => card(page, /¥31\.35/);
  await payment(office.page).getByText('申请退款').click();
  await office.page.locator('.sheet:visible').getByText('不该交', { exact: true }).click();
  await expect(payment(office.page)).toContainText('有人申请退款');
  await payment(office.page).getByText('同意退款', { exact: true }).click();
  await agree(office.page, '同意退款');
  await see(office.page, '要两个人办');
  await goTo(town.page, `features/wechat-pay/payments/index?villageCode=${VILLAGE}`);
  await payment(town.page).getByText('同意退款', { exact: true }).click();
  await agree(town.page, '同意退款');
  await expect(async () => {
    await town.page.reload();
    await expect(payment(town.page)).toContainText('已退款', { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });

  await mine();
  await payer.page.reload();
  await expect(card(payer.page, /¥31\.35/)).toContainText('还没交');
  for (const { errors } of [clerk, payer, town, office]) expect(errors).toEqual([]);
});

test('anyone sees what is raised in sums alone, and of fewer than five no sum', async ({ browser }) => {
  const { page } = await phoneOf(browser, '周小燕');
  await goTo(page, `features/wechat-pay/levies/index?villageCode=${VILLAGE}`);
  await see(page, '村里收的');
  await expect(card(page, '三组灌溉渠整修')).toContainText('12 户');
  await expect(screen(page).getByText('王*英')).toHaveCount(0);
});
