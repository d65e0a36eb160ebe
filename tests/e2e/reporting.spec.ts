import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { chooseNiujiao, goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

const PICTURE = path.join(__dirname, '../../miniprogram/src/assets/tab/home.png');

/** Fills the form up to the last question; the words make each report findable. */
async function writeReport(page: Page, words: string, about: '村里的事' | '某位村干部' = '村里的事'): Promise<void> {
  await openTab(page, '举报');
  await screen(page).locator('textarea').first().fill(words);
  await tap(page, '工程项目', { exact: true });
  await tap(page, about, { exact: true });
}

test('a report goes from the resident to the cadre, back, is judged, and is returned by the regulator', async ({
  browser,
}) => {
  const words = `三组水渠垮了一段没人修 ${Date.now()}`;
  const resident = await phoneOf(browser, '王秀英');
  await writeReport(resident.page, words);
  await tap(resident.page, '加照片');
  const [chooser] = await Promise.all([
    resident.page.waitForEvent('filechooser'),
    resident.page.getByText('从相册选择').click(),
  ]);
  await chooser.setFiles([PICTURE]);
  await tap(resident.page, '实名', { exact: true });
  await tap(resident.page, '提交', { exact: true });
  await see(resident.page, '已收到');
  await see(resident.page, /^NX\d{8}-/);
  await tap(resident.page, '看进展', { exact: true });
  await see(resident.page, words);

  const cadre = await phoneOf(browser, '陈建国');
  await goTo(cadre.page, 'features/reports/work/index');
  await tap(cadre.page, new RegExp(words));
  await see(cadre.page, '请替举报人保密');
  await expect(screen(cadre.page).locator('img').first()).toBeVisible();
  await tap(cadre.page, '受理', { exact: true });
  await cadre.page
    .getByText(/^(确定|受理)$/)
    .last()
    .click();
  await see(cadre.page, '已受理');
  await tap(cadre.page, '答复', { exact: true });
  await cadre.page.locator('textarea:visible').last().fill('已请施工队到现场修好，欢迎去看。');
  await cadre.page.getByText('发出答复').last().click();
  await see(cadre.page, '已请施工队到现场修好');

  await openTab(resident.page, '消息');
  await see(resident.page, '您反映的事有答复了');
  await goTo(resident.page, 'features/reports/list/index');
  await tap(resident.page, new RegExp(words));
  await see(resident.page, '已请施工队到现场修好');
  await tap(resident.page, '评价', { exact: true });
  await resident.page.getByRole('radio', { name: /^4 星/ }).last().click();
  await resident.page.getByText('提交评价').last().click();
  await see(resident.page, '这件事办完了');

  const regulator = await phoneOf(browser, '周敏');
  await goTo(regulator.page, 'features/reports/work/index');
  await tap(regulator.page, '已办', { exact: true });
  await tap(regulator.page, new RegExp(words));
  await tap(regulator.page, '退回重办', { exact: true });
  await regulator.page.locator('textarea:visible').last().fill('只说修好，没有照片，请补充现场情况。');
  await regulator.page.getByText('退回', { exact: true }).last().click();
  await see(regulator.page, /退回/);
  for (const phone of [resident, cadre, regulator]) expect(phone.errors).toEqual([]);
});

test('an anonymous report against a cadre goes above them; they see nothing, and its 16 digits open it', async ({
  browser,
}) => {
  const words = `有人把集体的鱼塘包给亲戚 ${Date.now()}`;
  const { page, errors } = await newPhone(browser);
  const sent: { url: string; authorization: string | undefined }[] = [];
  page.on('request', (request) => sent.push({ url: request.url(), authorization: request.headers().authorization }));
  await chooseNiujiao(page);
  await openTab(page, '举报');
  await screen(page).locator('textarea').first().fill(words);
  await tap(page, '集体资金', { exact: true });
  await tap(page, /^某位村干部/);
  await tap(page, /陈建国/);
  await tap(page, '匿名', { exact: true });
  await tap(page, '提交', { exact: true });
  await see(page, '已收到');
  const receiptNo = (
    await screen(page)
      .getByText(/^\d{4} \d{4} \d{4} \d{4}$/)
      .innerText()
  ).replace(/\s/g, '');
  const toAnonymous = sent.filter(({ url }) => url.includes('/anonymous/'));
  expect(toAnonymous.length).toBeGreaterThan(0);
  expect(toAnonymous.filter(({ authorization }) => authorization !== undefined)).toEqual([]);

  const accused = await phoneOf(browser, '陈建国');
  await goTo(accused.page, 'features/reports/work/index');
  await see(accused.page, '选几件分派');
  await accused.page.waitForTimeout(1000);
  await expect(screen(accused.page).getByText(words)).toHaveCount(0);

  const township = await phoneOf(browser, '赵强');
  await goTo(township.page, 'features/reports/work/index');
  await tap(township.page, new RegExp(words));
  await see(township.page, '匿名举报，没有留下身份');

  const anywhere = await newPhone(browser);
  await goTo(anywhere.page, 'features/reports/receipt/index');
  await screen(anywhere.page).locator('input').first().fill(receiptNo);
  await tap(anywhere.page, '查看进展');
  await see(anywhere.page, words);
  await goTo(anywhere.page, 'features/reports/receipt/index?again=1');
  await screen(anywhere.page).locator('input').first().fill('1234567812345678');
  await tap(anywhere.page, '查看进展');
  await see(anywhere.page, '回执号不对');
  expect(errors).toEqual([]);
});

test('a report written without a network is kept, and sent once when it returns', async ({ browser }) => {
  const words = `路灯坏了半个月 ${Date.now()}`;
  const { page } = await phoneOf(browser, '王秀英');
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/api\/(anonymous\/)?reports$/.test(request.url()))
      keys.push(request.headers()['idempotency-key']);
  });
  await writeReport(page, words);
  await tap(page, '实名', { exact: true });
  await page.context().setOffline(true);
  await tap(page, '提交', { exact: true });
  await see(page, '已经存好，等网络');
  await page.context().setOffline(false);
  await see(page, '已收到');
  expect(new Set(keys).size).toBe(1);
  await goTo(page, 'features/reports/list/index');
  await see(page, words);
  await expect(screen(page).getByText(words)).toHaveCount(1);
});

test('what is missing is said at its place, and the words stay after leaving the page', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await openTab(page, '举报');
  await tap(page, '提交', { exact: true });
  await see(page, '请至少写 5 个字');
  await screen(page).locator('textarea').first().fill('写到一半的话');
  await page.waitForTimeout(500);
  await page.reload();
  await openTab(page, '举报');
  await expect(screen(page).locator('textarea').first()).toHaveValue('写到一半的话');
});
