import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { chooseNiujiao, goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

const PICTURE = path.join(__dirname, '../../miniprogram/src/assets/tab/home.png');

/** Reports something of the village's own without a name, and opens it by its sixteen digits. */
async function reportAnonymously(page: Page, words: string): Promise<void> {
  await chooseNiujiao(page);
  await openTab(page, '举报');
  await screen(page).locator('textarea').first().fill(words);
  await tap(page, '环境卫生', { exact: true });
  await tap(page, '村里的事', { exact: true });
  await tap(page, '提交', { exact: true });
  await see(page, '已收到');
  await tap(page, '看进展', { exact: true });
  await see(page, '还没有人留言');
}

const composer = (page: Page) => page.locator('.sheet:visible').last();
async function write(page: Page, title: string, words: string): Promise<void> {
  await screen(page).getByText(title, { exact: true }).last().click();
  await composer(page).locator('textarea').fill(words);
}
const send = (page: Page) => composer(page).getByText('发送', { exact: true }).click();

async function choose(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  await composer(page).getByText('加照片', { exact: true }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles(files);
}

/** A photo that no encoder makes smaller: twelve megabytes, three parts. */
const largePhoto = async () => ({
  name: 'large.png',
  mimeType: 'image/png',
  buffer: await sharp(randomBytes(2000 * 2000 * 3), { raw: { width: 2000, height: 2000, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer(),
});

test('the holder of a receipt and the office write to each other, on a bad network too, each letter once', async ({
  browser,
}) => {
  const words = `水塔的门锁坏了 ${Date.now()}`;
  const someone = await newPhone(browser);
  await reportAnonymously(someone.page, words);

  const cadre = await phoneOf(browser, '陈建国');
  await goTo(cadre.page, 'features/reports/work/index');
  await tap(cadre.page, new RegExp(words));
  await write(cadre.page, '给举报人留言', '请问是哪一个水塔？');
  await send(cadre.page);
  await see(cadre.page, '已发出');

  // Without a network it is kept, and goes out when there is one.
  await goTo(someone.page, 'features/reports/receipt/index');
  await someone.page.goBack();
  await see(someone.page, '请问是哪一个水塔？');
  await someone.page.context().setOffline(true);
  await write(someone.page, '给办理单位留言', '山上那一个');
  await send(someone.page);
  await see(someone.page, '等网络，有网就发');
  await write(someone.page, '给办理单位留言', '旁边有棵黄葛树');
  await send(someone.page);
  await someone.page.context().setOffline(false);
  await expect(screen(someone.page).getByText('等网络，有网就发')).toHaveCount(0);
  await expect(screen(someone.page).locator('.letter-mine')).toHaveCount(2);

  // An answer that is lost after the letter was taken: sent again, it is still one letter.
  let lost = 0;
  await someone.page.route('**/anonymous/reports/letters', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await write(someone.page, '给办理单位留言', '照片在这里');
  await choose(someone.page, [PICTURE]);
  await send(someone.page);
  await expect.poll(() => lost, { timeout: 20_000 }).toBe(1);
  await expect(screen(someone.page).locator('.letter-pending')).toHaveCount(0, { timeout: 20_000 });
  await expect(screen(someone.page).locator('.letter-mine')).toHaveCount(3);

  await cadre.page.reload();
  await see(cadre.page, '山上那一个');
  const texts = await screen(cadre.page).locator('.letter .letter-text').allInnerTexts();
  expect(texts).toEqual(['请问是哪一个水塔？', '山上那一个', '旁边有棵黄葛树', '照片在这里']);
  await expect(screen(cadre.page).locator('.letter img')).toHaveCount(1);
  await see(cadre.page, '举报人');

  // What the office notes for itself is not on the other side's page.
  await tap(cadre.page, '写备注', { exact: true });
  await composer(cadre.page).locator('textarea').fill('已和水站核实');
  await composer(cadre.page).getByText('存下', { exact: true }).click();
  await see(cadre.page, '已和水站核实');
  await expect(screen(someone.page).getByText('已和水站核实')).toHaveCount(0);
  for (const phone of [someone, cadre]) expect(phone.errors).toEqual([]);
});

test('a large file whose sending was cut off goes on where it stopped, after a restart too', async ({ browser }) => {
  const words = `路基塌了一块 ${Date.now()}`;
  const cadre = await phoneOf(browser, '陈建国');
  const someone = await newPhone(browser);
  await reportAnonymously(someone.page, words);
  await goTo(cadre.page, 'features/reports/work/index');
  await tap(cadre.page, new RegExp(words));
  await see(cadre.page, '还没有人留言');

  // The first part arrives, then the network is gone.
  const puts: string[] = [];
  let cut = true;
  await cadre.page.route(/partNumber=/, async (route) => {
    const part = new URL(route.request().url()).searchParams.get('partNumber')!;
    if (cut && part !== '1') return route.abort('internetdisconnected');
    puts.push(part);
    return route.continue();
  });
  await write(cadre.page, '给举报人留言', '现场的照片');
  await choose(cadre.page, [await largePhoto()]);
  await expect(composer(cadre.page).getByText('等网络')).toBeVisible({ timeout: 30_000 });
  expect(puts).toEqual(['1']);
  await send(cadre.page);
  await see(cadre.page, '现场的照片');

  // The browser is closed and opened again: the file was kept, and only what was missing is sent.
  await cadre.page.reload();
  cut = false;
  await see(cadre.page, '现场的照片');
  await expect(screen(cadre.page).locator('.letter-pending')).toHaveCount(0, { timeout: 60_000 });
  expect(puts).toEqual(['1', '2', '3']);
  await expect(screen(cadre.page).locator('.letter-mine')).toHaveCount(1);
  await expect(screen(cadre.page).locator('.letter-mine img')).toHaveCount(1, { timeout: 30_000 });
  expect(cadre.errors).toEqual([]);
});
