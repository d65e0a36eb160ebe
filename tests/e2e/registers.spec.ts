import { expect, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const openContracts = (page: Parameters<typeof goTo>[0]) =>
  goTo(page, `features/accounts/assets/index?villageCode=${NIUJIAO}&tab=contracts`);

test('anyone reads the five registers from the year down to the paper behind a rent', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/accounts/year/index?villageCode=${NIUJIAO}`);
  for (const door of ['资产', '资源', '合同', '欠款', '工程']) await see(page, door);
  await tap(page, '工程', { exact: true });
  await tap(page, '太阳能路灯安装');
  await see(page, '做到哪了');
  await see(page, '集体自筹');

  await goTo(page, `features/accounts/assets/index?villageCode=${NIUJIAO}`);
  await tap(page, '会议桌椅（一套）');
  await see(page, '现在值');
  await see(page, '来龙去脉');
  await see(page, '还没有照片');
  await tap(page, '每年折旧');
  await see(page, '年底还值');

  await goTo(page, `features/accounts/debts/index?villageCode=${NIUJIAO}`);
  await tap(page, '村里欠别人');
  await see(page, /村里还欠别人|村里不欠别人的钱/);

  await goTo(page, 'pages/home/index');
  await openContracts(page);
  await tap(page, '合同', { exact: true });
  await see(page, /天后到期/);
  await tap(page, /^欠/);
  await see(page, '现在还欠');
  await see(page, '每期租金');
  await tap(page, /^凭证 记-/);
  await see(page, '账是怎么记的');
  expect(errors).toEqual([]);
});

test('a question about a contract is already written', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await openContracts(page);
  await tap(page, /^欠/);
  await tap(page, '我有疑问');
  await expect(screen(page).locator('textarea').first()).toHaveValue(/牛角村.*合同号/);
});

test('the town records a rent; a resident is not offered to', async ({ browser }) => {
  const resident = await phoneOf(browser, '王秀英');
  await openContracts(resident.page);
  await tap(resident.page, /^欠/);
  await see(resident.page, '现在还欠');
  await expect(screen(resident.page).getByText('登记收租')).toHaveCount(0);

  const officer = await phoneOf(browser, '赵强');
  await openContracts(officer.page);
  await tap(officer.page, /^欠/);
  await tap(officer.page, '登记收租');
  const amount = screen(officer.page).getByLabel('多少元').locator('input');
  await amount.fill('12.345');
  await tap(officer.page, '登记', { exact: true });
  await see(officer.page, /金额不对/);
  await amount.fill('12.5');
  await tap(officer.page, '登记', { exact: true });
  await see(officer.page, '+¥12.50');

  const anyone = await newPhone(browser);
  await openContracts(anyone.page);
  await tap(anyone.page, /^欠/);
  await see(anyone.page, '+¥12.50');
});

test('the town hands an asset to another keeper, and its history says so', async ({ browser }) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, `features/accounts/assets/index?villageCode=${NIUJIAO}`);
  await tap(page, '会议桌椅（一套）');
  await tap(page, '换人保管', { exact: true });
  await screen(page).getByLabel('新保管人').locator('input').fill('刘芳');
  await tap(page, '登记', { exact: true });
  await see(page, /→ 刘芳/);
});
