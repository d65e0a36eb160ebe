import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const VILLAGE = '511503002228';
const search = (query = '') => `features/accounts/search/index?villageCode=${VILLAGE}${query}`;
const box = (page: Page) => screen(page).locator('input').first();

test('a guest finds entries by a word, an amount and a chip, and opens the voucher of one', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/accounts/year/index?villageCode=${VILLAGE}&year=2026`);
  await tap(page, '查账', { exact: true });
  await see(page, '比如这样找');
  await box(page).fill('电费');
  await see(page, /找到 \d+ 笔/);
  await see(page, '支出合计');
  const count = async () =>
    Number(
      /\d+/.exec(
        await screen(page)
          .getByText(/找到 \d+ 笔/)
          .innerText(),
      )![0],
    );
  const all = await count();
  await tap(page, '今年', { exact: true });
  await expect.poll(count).toBeLessThan(all);
  await tap(page, '今年', { exact: true });
  await expect.poll(count).toBe(all);

  const amount = await screen(page).getByText(/^−¥/).nth(1).innerText();
  await box(page).fill(amount.replace(/[^\d.]/g, ''));
  await expect.poll(count).toBeLessThan(all);
  await see(page, amount);
  await screen(page).getByText('电费').first().click();
  await see(page, '账是怎么记的');

  await page.goBack();
  await box(page).fill('');
  await see(page, '最近找过');
  await tap(page, '1万以上', { exact: true });
  await see(page, /找到 \d+ 笔/);
  await box(page).fill('天上掉下来的');
  await see(page, '没有找到');
  expect(errors).toEqual([]);
});

test('every example of what to look for finds something', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, search());
  await see(page, '比如这样找');
  const examples = await screen(page).locator('.row-title').allInnerTexts();
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) {
    await box(page).fill(example);
    await see(page, /找到 [1-9]\d* 笔/);
    await box(page).fill('');
  }
});

test('a guest gives an amount range in the words of people', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, search());
  await tap(page, '更多条件', { exact: true });
  const fields = screen(page).locator('.sheet input');
  await fields.nth(0).fill('很多');
  await see(page, '这不像一个钱数');
  await fields.nth(0).fill('0.5万');
  await fields.nth(1).fill('1万');
  await tap(page, '就这样找');
  await see(page, /找到 \d+ 笔/);
  const amounts = await screen(page).locator('.row .money').allInnerTexts();
  const sizes = amounts.map((text) => Number(text.replace(/[^\d.]/g, '')));
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.every((size) => size >= 5_000 && size <= 10_000)).toBe(true);
});

test('a guest sees whom the village paid, and the entries of one of them', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/accounts/payees/index?villageCode=${VILLAGE}&year=2026`);
  await see(page, '一共付了');
  const name = await screen(page).locator('.row-title').first().innerText();
  const sum = await screen(page).locator('.row .money').first().innerText();
  await screen(page).locator('.row').first().click();
  await see(page, `付给${name}的 · 2026年`);
  await see(page, `−${sum}`);
  await page.goBack();
  await tap(page, '从谁那收的', { exact: true });
  await see(page, '一共收了');
  expect(errors).toEqual([]);
});

test('a guest compares the year with the last and with the town, and opens what is behind', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/accounts/compare/index?villageCode=${VILLAGE}&year=2026`);
  await see(page, /^一共花了 ¥[\d,.]+，比去年同期[多少] ¥[\d,.]+$/);
  await see(page, '平均每人花了');
  await see(page, /全镇 \d+ 个村里正中间/);
  await screen(page)
    .getByText(/^管理费用花了/)
    .first()
    .click();
  await see(page, '支出合计');
  expect(errors).toEqual([]);
});

test('what every hundred yuan went on opens its entries', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, `features/accounts/year/index?villageCode=${VILLAGE}&year=2026`);
  await see(page, '每花 100 元，是这样花的');
  const yuan = await screen(page).locator('.hundred-line').getByText(/元$/).allInnerTexts();
  expect(yuan.reduce((sum, text) => sum + (/^\d+ 元$/.test(text) ? Number.parseInt(text, 10) : 0), 0)).toBe(100);
  await screen(page).locator('.hundred-line').first().click();
  await see(page, '支出合计');
});

type Place = [number, number];
async function stageOf(page: Page) {
  const stage = (await screen(page).locator('.redaction-stage').boundingBox())!;
  return ([x, y]: Place) => ({ x: stage.x + x * stage.width, y: stage.y + y * stage.height });
}

/** Draws a box with the mouse, as at a desk. */
async function dragWithMouse(page: Page, from: Place, to: Place): Promise<void> {
  const at = await stageOf(page);
  await page.mouse.move(at(from).x, at(from).y);
  await page.mouse.down();
  await page.mouse.move(at(to).x, at(to).y, { steps: 4 });
  await page.mouse.up();
}

/** Draws a box with one finger, without waiting for anything in between. */
async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const at = await stageOf(page);
  const client = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
  await send('touchStart', at(from));
  for (const part of [0.5, 1])
    await send('touchMove', at([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]));
  await send('touchEnd');
}

test('a bookkeeper covers a name on a receipt, looks at the copy and publishes it', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '赵强');
  await goTo(page, `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026`);
  await screen(page).getByText(/^−¥/).nth(1).click();
  await see(page, '账是怎么记的');
  await tap(page, '附单据照片');
  await see(page, '照片是哪份单据？');
  await tap(page, '另一种单据');
  await tap(page, '收据', { exact: true });

  // Red where the name is, white elsewhere: what the cover let through would be seen.
  const receipt = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
    .composite([
      { input: { create: { width: 300, height: 80, channels: 3, background: '#e00000' } }, left: 100, top: 200 },
    ])
    .jpeg()
    .toBuffer();
  await tap(page, '拍照或选照片');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles([{ name: 'IMG_王秀英.jpg', mimeType: 'image/jpeg', buffer: receipt }]);
  await see(page, '遮住个人信息');
  await see(page, '还没有框');

  await dragWithMouse(page, [0.6, 0.7], [0.8, 0.8]);
  await see(page, '已盖住 1 处');
  await tap(page, '撤销');
  await see(page, '还没有框');
  await drag(page, [0.1, 0.2], [0.5, 0.3]);
  await see(page, '已盖住 1 处');
  // The chosen box by its last corner: larger.
  const width = async () => (await screen(page).locator('.redaction-chosen').boundingBox())!.width;
  const before = await width();
  await drag(page, [0.5, 0.3], [0.8, 0.38]);
  await expect.poll(width).toBeGreaterThan(before * 1.5);
  await see(page, '已盖住 1 处');
  await tap(page, '没有', { exact: true });
  await tap(page, '遮好了，看看效果');
  await see(page, '大家看到的就是这张');
  const whole = (await screen(page).locator('.whole-stage').boundingBox())!;
  expect(whole.height / whole.width).toBeCloseTo(800 / 600, 2);
  await tap(page, '都遮住了，公开');
  await see(page, '已经公开的照片');

  const url = (await screen(page).locator('.attach-thumb img').getAttribute('src'))!;
  expect(url).toContain('redacted/');
  const { data } = await sharp(Buffer.from(await (await page.request.get(url)).body()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let reds = 0;
  for (let at = 0; at < data.length; at += 3) if (data[at]! > 150 && data[at + 1]! < 90) reds += 1;
  expect(reds).toBe(0);
  await page.goBack();
  await expect(screen(page).locator('.voucher-paper .media-cell')).toHaveCount(1);
  expect(errors).toEqual([]);
});
