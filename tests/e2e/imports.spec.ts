import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe';
import { goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const HEAD = '村,卡片编号,资产名称,资产类别,购置日期,原值,存放位置,经办意见';
const TRACTOR = '牛角村,E2E-001,轮式拖拉机,机器设备,2024.3.5,"86,000.00",农机棚,同意';
const PUMP = '牛角村,E2E-002,抽水机,机器设备,2023年6月1日,0.32万,提灌站,同意';
const csv = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'));

/** A table at a desk, and the same on a phone. */
async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await screen(page).locator('.btn', { hasText: '选文件' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await tap(page, '固定资产台账');
  await chooseFile(page, name, buffer);
  await see(page, name);
  await tap(page, '上传并检查');
}

const assetsOf = async (browser: Browser) => {
  const { page } = await newPhone(browser);
  await goTo(page, `features/accounts/assets/index?villageCode=${NIUJIAO}`);
  await see(page, '资产');
  return page;
};

test('an admin sends a table with a mistake, mends it, writes it and takes it back', async ({ browser }) => {
  test.slow();
  const { page, errors } = await phoneOf(browser, '孙磊');
  await openTab(page, '我的');
  await tap(page, '导入数据');
  await see(page, '还没有导入过');
  await tap(page, '导入一个文件');

  await tap(page, '固定资产台账');
  await chooseFile(page, '资产.doc', Buffer.from('x'));
  await see(page, /^只能导入表格：Excel/);
  await tap(page, '表里要有哪些列');
  await see(page, /也认得：.*资产编号/);
  const template = page.waitForEvent('download');
  await tap(page, '下载填表模板');
  expect((await template).suggestedFilename()).toBe('固定资产台账导入模板.xlsx');

  await send(page, '牛角村资产.csv', csv(TRACTOR, PUMP.replace('0.32万', '三千二')));
  await see(page, '有 1 处要改');
  await see(page, '一行也没有写');
  await see(page, '第 3 行');
  await see(page, '原值');
  await see(page, '“三千二”');
  const list = page.waitForEvent('download');
  await tap(page, '下载错误清单');
  expect((await list).suggestedFilename()).toBe('错误清单.csv');

  await tap(page, '重新传一个');
  await send(page, '牛角村资产（改）.csv', csv(TRACTOR, PUMP.replace('牛角村', ''), '合计,,,,,"89,200.00",,'));
  await see(page, '检查好了，没有错');
  await see(page, '写入以前请看一看（1）');
  await see(page, '第 3 行没有写“村”，按上面那一行的读');
  await tap(page, '没有当数据读的行（1）');
  await see(page, '第 4 行 合计：合计 89,200.00');
  await see(page, '¥89,200.00');
  await see(page, '现在一行也没有写');
  await tap(page, '怎么读的');
  await see(page, /取得日期（表里叫“购置日期”）/);
  await see(page, '没有用到：经办意见');
  await expectNoFindings(page, 'features/imports/batch');

  await screen(page)
    .locator('.btn', { hasText: /^写入$/ })
    .click();
  await see(page, '就按这些写入？');
  await see(page, '有 1 处提醒，请先看过，都对再写入。');
  await expect(screen(page).getByRole('dialog').getByText('¥89,200.00')).toBeVisible();
  await tap(page, '确定写入');
  await see(page, '导入好了');

  const village = await assetsOf(browser);
  await see(village, '轮式拖拉机');
  await see(village, '抽水机');

  await tap(page, '撤回这次导入');
  await page.getByText('确定', { exact: true }).click();
  await see(page, '已经撤回');
  const after = await assetsOf(browser);
  await expect(screen(after).getByText('轮式拖拉机')).toHaveCount(0);

  await goTo(page, 'features/imports/batches/index');
  await see(page, '牛角村资产（改）.csv');
  await see(page, '已撤回');
  await see(page, '有错要改');
  expect(errors).toEqual([]);
});

test('the imports are of no one else', async ({ browser }) => {
  const { page } = await phoneOf(browser, '周敏');
  await goTo(page, 'features/imports/batches/index');
  await see(page, '这一页给管理员用');
});
