import { type Browser, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { goTo, phoneOf, screen, see, tap } from './phone';

/** 牛角村: its cadre publishes, 赵强 keeps its books, 周敏 answers for the district. */
const VILLAGE = '511503002228';
const WIDTH = 300;
const HEIGHT = 1_500;
/** The number stands at the end of the roll, from here on. */
const NUMBER_AT = 1_380;

/** A till roll: white, with a red number at its very end. What a cover let through would be seen. */
const roll = () =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#fff' } })
    .composite([
      { input: { create: { width: 240, height: 80, channels: 3, background: '#e00000' } }, left: 30, top: NUMBER_AT },
    ])
    .jpeg()
    .toBuffer();

const redsIn = async (page: Page, url: string): Promise<number> => {
  const { data } = await sharp(Buffer.from(await (await page.request.get(url)).body()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let reds = 0;
  for (let at = 0; at < data.length; at += 3) if (data[at]! > 150 && data[at + 1]! < 90) reds += 1;
  return reds;
};

/** What the screen shows at the lower end of an element that is as long as it is: red, where nothing hides it. */
async function redAtTheEnd(page: Page): Promise<number> {
  const stage = screen(page).locator('.whole-stage').last();
  await stage.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  const box = (await stage.boundingBox())!;
  const { height } = page.viewportSize()!;
  expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
  const end = { x: box.x, y: box.y + box.height * 0.9, width: box.width, height: box.height * 0.08 };
  const { data, info } = await sharp(await page.screenshot({ clip: end }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let reds = 0;
  for (let at = 0; at < data.length; at += info.channels) if (data[at]! > 150 && data[at + 1]! < 90) reds += 1;
  return reds;
}

async function beginPicture(browser: Browser) {
  const phone = await phoneOf(browser, '赵强');
  const { page } = phone;
  await goTo(page, `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026`);
  await screen(page).getByText(/^−¥/).nth(3).click();
  await see(page, '账是怎么记的');
  const voucher = page.url().split('#/')[1]!;
  await tap(page, '附单据照片');
  await tap(page, '另一种单据');
  await tap(page, '收据', { exact: true });
  await tap(page, '拍照或选照片');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles([{ name: 'roll.jpg', mimeType: 'image/jpeg', buffer: await roll() }]);
  await see(page, '还没有框');
  return { ...phone, voucher };
}

test('a number at the end of a long roll is seen before it is confirmed, covered, and looked at by a second person', async ({
  browser,
}) => {
  // A picture is made three times over.
  test.slow();
  const { page, errors, voucher } = await beginPicture(browser);
  await tap(page, '遮好了，看看效果');
  await see(page, '还没有框');
  await tap(page, '有', { exact: true });
  await tap(page, '遮好了，看看效果');
  await see(page, '大家看到的就是这张');
  const whole = (await screen(page).locator('.whole-stage').boundingBox())!;
  expect(whole.height / whole.width).toBeCloseTo(HEIGHT / WIDTH, 2);
  expect(await redAtTheEnd(page)).toBeGreaterThan(100);

  await tap(page, '回去再遮');
  await see(page, /图片很长/);
  await tap(page, '移动图片');
  const window = screen(page).locator('.redaction-window');
  await window.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await tap(page, '画框');
  const stage = (await screen(page).locator('.redaction-stage').boundingBox())!;
  const frame = (await window.boundingBox())!;
  expect(stage.y + stage.height).toBeCloseTo(frame.y + frame.height, -1);
  const at = (x: number, y: number) => ({ x: stage.x + x * stage.width, y: stage.y + (y / HEIGHT) * stage.height });
  await page.mouse.move(at(0.05, NUMBER_AT - 10).x, at(0.05, NUMBER_AT - 10).y);
  await page.mouse.down();
  await page.mouse.move(at(0.95, NUMBER_AT + 95).x, at(0.95, NUMBER_AT + 95).y, { steps: 5 });
  await page.mouse.up();
  await see(page, '已盖住 1 处');
  await tap(page, '遮好了，看看效果');
  await see(page, '大家看到的就是这张');
  expect(await redAtTheEnd(page)).toBe(0);
  await tap(page, '都遮住了，交给另一位同事核对');
  await see(page, '照片是哪份单据？');
  const pictures = () => screen(page).locator('.attach-thumb').count();
  expect(await pictures()).toBe(0);

  await goTo(page, `features/accounts/desk/index?villageCode=${VILLAGE}`);
  await see(page, '这张是您遮的，要另一位同事来核对。');
  const second = await phoneOf(browser, '周敏');
  await goTo(second.page, `features/accounts/desk/index?villageCode=${VILLAGE}`);
  await see(second.page, /赵强 遮的/);
  expect(await redAtTheEnd(second.page)).toBe(0);
  const url = (await screen(second.page).locator('.whole-stage img').getAttribute('src'))!;
  expect(await redsIn(second.page, url)).toBe(0);
  await screen(second.page).getByText('都遮住了，公开', { exact: true }).click();
  await second.page.getByText('公开', { exact: true }).last().click();
  await expect(screen(second.page).getByText(/赵强 遮的/)).toHaveCount(0);

  const resident = await phoneOf(browser, '王秀英');
  await goTo(resident.page, voucher);
  await expect(screen(resident.page).locator('.voucher-paper .media-cell')).toHaveCount(1);
  for (const phone of [{ errors }, second, resident]) expect(phone.errors).toEqual([]);
});

test('a notice with an identity number does not go out, one with an office’s telephone only when somebody says so', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '刘芳');
  const title = `低保名单有变 ${Date.now() % 10_000}`;
  await goTo(page, 'features/affairs/publish/index');
  await tap(page, /服务/);
  await screen(page).locator('input').last().fill(title);
  const body = screen(page).locator('textarea').first();
  await body.fill('王秀英（５１１５０３１９７００１０１００１６）的低保从这个月起变了，有事到村委会来问。');
  await see(page, /“５１１５０３１９７００１０１００１６”像是身份证号/);
  await tap(page, '看看发出去的样子');
  await see(page, /像是身份证号，请删掉或者遮住/);
  await tap(page, '遮住', { exact: true });
  await expect(body).not.toHaveValue(/１９７００１０１/);
  await body.fill('低保从这个月起变了，有事打村委会电话：0831-3322456。');
  await see(page, /“0831-3322456”像是座机号/);
  await tap(page, '看看发出去的样子');
  await see(page, /像是座机号，请删掉或者遮住/);
  await tap(page, '这是办公电话，要公开');
  await tap(page, '看看发出去的样子');
  await page.getByText('发布', { exact: true }).last().click();
  await see(page, title);
  await see(page, /0831-3322456/);
  expect(errors).toEqual([]);
});

test('of a cadre one reads a score from five voices on, and nobody’s name', async ({ browser }) => {
  const { page } = await phoneOf(browser, '王秀英');
  await goTo(page, `features/reviews/village/index?villageCode=${VILLAGE}`);
  await see(page, /刘芳/);
  await tap(page, /刘芳/);
  await see(page, /人数不足|为什么是这个分/);
  await see(page, /一律不显示名字/);
  await expect(screen(page).getByText(/王\*英/)).toHaveCount(0);
});
