import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

const PICTURE = path.join(__dirname, '../../miniprogram/src/assets/tab/home.png');

async function addPicture(page: Page): Promise<void> {
  await tap(page, '加照片');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles([PICTURE]);
}
const agree = (page: Page, words: string) => page.getByText(words, { exact: true }).last().click();

test('words that name the writer are shown before they leave, and a confidential report says no name to its office', async ({
  browser,
}) => {
  const stamp = String(Date.now());
  const { page, errors } = await phoneOf(browser, '王秀英');
  await openTab(page, '举报');
  await screen(page)
    .locator('textarea')
    .first()
    .fill(`低保复核材料交了三次 ${stamp}，有事打 138 1234 5678，我是王秀英`);
  await addPicture(page);
  await tap(page, '干部作风', { exact: true });
  await tap(page, /^某位村干部/);
  await tap(page, /陈建国/);
  await tap(page, '保密', { exact: true });
  await see(page, '办理的人看不到。要两位身份保管员都同意才能看一次，看了您马上知道。');
  await tap(page, '提交', { exact: true });
  await see(page, '“王秀英”');
  await see(page, '“138 1234 5678”');
  // Nothing goes before the pictures were looked through.
  await expect(screen(page).getByText('照片里的每一条都看过、打上勾，才能提交。')).toBeVisible();
  await tap(page, '回去改一改');
  await screen(page).locator('textarea').first().fill(`低保复核材料交了三次 ${stamp}，每次都说少一样`);
  await tap(page, '提交', { exact: true });
  await expect(screen(page).getByText('“王秀英”')).toHaveCount(0);
  for (const tick of await screen(page).getByRole('checkbox').all()) await tick.click();
  await tap(page, '我看过了，提交');
  await see(page, '已收到');
  await see(page, /^NX\d{8}-/);
  await tap(page, '看进展', { exact: true });
  await see(page, '保密举报，姓名已封存，办理的人看不到');

  const township = await phoneOf(browser, '赵强');
  await goTo(township.page, 'features/reports/work/index');
  await tap(township.page, new RegExp(stamp));
  await see(township.page, '保密举报，姓名已封存，办理的人看不到');
  await expect(township.page.getByText('王秀英')).toHaveCount(0);
  await tap(township.page, '请求核实举报人身份');
  await township.page.locator('textarea:visible').last().fill('对方说材料是伪造的，要当面核实证据');
  await agree(township.page, '提交给保管员');
  await see(township.page, '请求核实举报人身份');

  const first = await phoneOf(browser, '何清');
  await goTo(first.page, 'features/custody/openings/index');
  await see(first.page, '对方说材料是伪造的，要当面核实证据');
  await screen(first.page).getByText('提出打开', { exact: true }).first().click();
  await first.page.locator('textarea:visible').last().fill('已经书面请示，由保管员当面核实');
  await agree(first.page, '提交');
  await see(first.page, '您提出的，要等另一位保管员同意。');

  const second = await phoneOf(browser, '吴明');
  await goTo(second.page, 'features/custody/openings/index');
  await see(second.page, '已经书面请示，由保管员当面核实');
  await screen(second.page).getByText('我同意', { exact: true }).first().click();
  await agree(second.page, '我同意');
  await see(second.page, '已同意，可以看一次');

  await goTo(first.page, 'pages/me/index');
  await tap(first.page, '身份保管', { exact: true });
  await screen(first.page).getByText('打开看（只有一次）', { exact: true }).first().click();
  await agree(first.page, '现在看');
  await see(first.page, '王秀英');
  await see(first.page, /^1990000\d{4}$/);
  await tap(first.page, '看完了，关掉');
  await expect(first.page.getByText('王秀英')).toHaveCount(0);
  await tap(first.page, '办过的', { exact: true });
  await see(first.page, '看过了');

  await goTo(page, 'features/reports/list/index');
  await tap(page, new RegExp(stamp));
  await see(page, '有人依规定看了您的身份，原因：已经书面请示，由保管员当面核实');
  for (const phone of [{ errors }, township, first, second]) expect(phone.errors).toEqual([]);
});
