import { expect, type Page, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

/** Fills the words of the open sheet and sends it. */
async function fillAndSend(page: Page, words: string, submit: string): Promise<void> {
  await page.locator('.sheet textarea:visible').last().fill(words);
  await page.locator('.sheet').getByText(submit, { exact: true }).last().click();
}
const openWork = async (page: Page, words: string) => {
  await goTo(page, 'features/reports/work/index');
  await tap(page, new RegExp(words));
};
/** A button at the foot: its words may stand on the page as well. */
const press = (page: Page, words: string) =>
  screen(page).locator('.reports-actions').getByText(words, { exact: true }).click();
/** Asks anew for the report that is open. */
const reload = async (page: Page) => {
  await page.reload();
};
const agree = async (page: Page, words: string) => {
  await press(page, words);
  await page
    .getByText(new RegExp(`^(确定|${words})$`))
    .last()
    .click();
};

test('asked for material, supplied, answered, not satisfied: the town answers, and it is judged', async ({
  browser,
}) => {
  const words = `二组的水管漏了 ${Date.now()}`;
  const [resident, cadre, regulator] = await Promise.all([
    phoneOf(browser, '王秀英'),
    phoneOf(browser, '陈建国'),
    phoneOf(browser, '周敏'),
  ]);
  await openTab(resident.page, '举报');
  await screen(resident.page).locator('textarea').first().fill(words);
  await tap(resident.page, '工程项目', { exact: true });
  await tap(resident.page, '村里的事', { exact: true });
  await tap(resident.page, '实名', { exact: true });
  await tap(resident.page, '提交', { exact: true });
  await see(resident.page, '已收到');
  await tap(resident.page, '看进展', { exact: true });
  await see(resident.page, words);

  await openWork(cadre.page, words);
  await see(cadre.page, /还剩 \d+ 个工作日/);
  await agree(cadre.page, '受理');
  await see(cadre.page, '已受理');
  await press(cadre.page, '更多');
  await tap(cadre.page, '要补充材料', { exact: true });
  await cadre.page.locator('.sheet').getByText('发给举报人').click();
  await see(cadre.page, '请写清要补充什么');
  await fillAndSend(cadre.page, '请说明是哪一段水管', '发给举报人');
  await see(cadre.page, '办理时间暂停');

  await openWork(regulator.page, words);
  await see(regulator.page, '等补充材料，办理时间暂停');
  await press(regulator.page, '督办');
  await fillAndSend(regulator.page, '请收到材料后三天内修好', '督办');
  await see(regulator.page, '上级督办');

  await reload(resident.page);
  await see(resident.page, '请说明是哪一段水管');
  await press(resident.page, '补充材料');
  await resident.page.locator('.sheet textarea:visible').last().fill('村口水塔下面那一段');
  // What was typed is there after the sheet was closed.
  await resident.page.waitForTimeout(500);
  await resident.page.locator('.sheet-close').last().click();
  await press(resident.page, '补充材料');
  await expect(resident.page.locator('.sheet textarea:visible').last()).toHaveValue('村口水塔下面那一段');
  await resident.page.locator('.sheet').getByText('补充', { exact: true }).last().click();
  await see(resident.page, '补充了材料');

  await reload(cadre.page);
  await see(cadre.page, '村口水塔下面那一段');
  await press(cadre.page, '答复');
  await fillAndSend(cadre.page, '已请人看过，下个月再修。', '发出答复');
  await see(cadre.page, '已请人看过');

  await reload(resident.page);
  await see(resident.page, '已请人看过');
  await press(resident.page, '评价');
  await resident.page.getByRole('radio', { name: /^2 星/ }).last().click();
  await expect(resident.page.getByText('不满意，还可以请上级复查').last()).toBeVisible();
  await resident.page.getByRole('button', { name: '关闭' }).last().click();
  await press(resident.page, '不满意，请上级复查');
  await fillAndSend(resident.page, '天天漏水，等不到下个月', '请上级复查');
  await see(resident.page, '罗龙街道办事处');

  // Never back to the same hands.
  await reload(cadre.page);
  await expect(screen(cadre.page).getByText(words)).toHaveCount(0);

  const town = await phoneOf(browser, '赵强');
  await openWork(town.page, words);
  await see(town.page, '申请上级复查');
  await agree(town.page, '受理');
  await see(town.page, '已受理');
  await press(town.page, '答复');
  await fillAndSend(town.page, '水管今天换好了，欢迎去看。', '发出答复');
  await see(town.page, '水管今天换好了');

  await reload(resident.page);
  await see(resident.page, '水管今天换好了');
  await press(resident.page, '评价');
  await resident.page.getByRole('radio', { name: /^5 星/ }).last().click();
  await resident.page.getByText('提交评价').last().click();
  await see(resident.page, '这件事办完了');
  for (const phone of [resident, cadre, regulator, town]) expect(phone.errors).toEqual([]);
});

test('a cadre hands a report to the town, and one who steps aside does not see it again', async ({ browser }) => {
  const words = `路边的树倒了 ${Date.now()}`;
  const resident = await phoneOf(browser, '王秀英');
  await openTab(resident.page, '举报');
  await screen(resident.page).locator('textarea').first().fill(words);
  await tap(resident.page, '环境卫生', { exact: true });
  await tap(resident.page, '村里的事', { exact: true });
  await tap(resident.page, '实名', { exact: true });
  await tap(resident.page, '提交', { exact: true });
  await see(resident.page, '已收到');

  const cadre = await phoneOf(browser, '陈建国');
  await openWork(cadre.page, words);
  await press(cadre.page, '更多');
  await tap(cadre.page, '我要回避', { exact: true });
  await see(cadre.page, '这件事会转给上一级来办');
  await fillAndSend(cadre.page, '树是我堂兄家种的', '回避');
  await see(cadre.page, '全部');
  await expect(screen(cadre.page).getByText(words)).toHaveCount(0);

  const town = await phoneOf(browser, '赵强');
  await openWork(town.page, words);
  await press(town.page, '更多');
  await tap(town.page, '转办', { exact: true });
  await town.page.locator('.sheet').getByText('南溪区纪委监委').click();
  await fillAndSend(town.page, '树在区道边上，归区里管', '转办');
  await see(town.page, '全部');
  await expect(screen(town.page).getByText(words)).toHaveCount(0);
  for (const phone of [resident, cadre, town]) expect(phone.errors).toEqual([]);
});
