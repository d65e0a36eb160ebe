import { expect, type Page, test } from '@playwright/test';
import { expectNoFindings } from './axe';
import sharp from 'sharp';
import { filmOf } from '../../functions/media/testing/film';
import { heicOf } from '../../functions/media/testing/heic';
import { webmOf } from '../../functions/media/testing/sound';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

test.use({ actionTimeout: 15_000 });

type Files = { name: string; mimeType: string; buffer: Buffer }[];

async function choose(page: Page, what: '加照片' | '加视频', files: Files): Promise<void> {
  await tap(page, what);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles(files);
}

/** Half amber, half green, so that one can see which half was painted over. */
const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#c08040' } })
    .composite([
      { input: { create: { width: 320, height: 480, channels: 3, background: '#2f8f5b' } }, left: 320, top: 0 },
    ])
    .jpeg()
    .toBuffer();

test('every file of a report ends in a clear state; its office opens an original and answers with a picture painted over', async ({
  browser,
}) => {
  const words = `路边的护栏被撞断了 ${Date.now()}`;
  const resident = await phoneOf(browser, '王秀英');
  await openTab(resident.page, '举报');
  await see(resident.page, /下次打开还在/);
  await screen(resident.page).locator('textarea').first().fill(words);
  await tap(resident.page, '工程项目', { exact: true });
  await tap(resident.page, /某位村干部/);
  await tap(resident.page, /陈建国/);
  const jpeg = await photo();
  await choose(resident.page, '加照片', [
    { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    { name: 'IMG_0002.HEIC', mimeType: '', buffer: heicOf() },
    { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: jpeg.subarray(0, jpeg.length / 2) },
  ]);
  await choose(resident.page, '加视频', [
    { name: 'film.mp4', mimeType: 'video/mp4', buffer: await filmOf({ sound: true }) },
    { name: 'film.webm', mimeType: 'video/webm', buffer: await webmOf({ film: true }) },
  ]);
  await see(resident.page, /照片和录音要重新加/);
  await expect(screen(resident.page).getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
  await tap(resident.page, '实名', { exact: true });
  await tap(resident.page, '提交', { exact: true });
  await see(resident.page, '已收到');
  await tap(resident.page, '看进展', { exact: true });
  const cells = screen(resident.page).locator('.media-cell');
  await expect(cells).toHaveCount(5);
  await expect(screen(resident.page).getByText('照片打不开')).toBeVisible({ timeout: 30_000 });
  await see(resident.page, '原件已经存好');
  await expect(screen(resident.page).getByText('处理中')).toHaveCount(0, { timeout: 30_000 });
  // Both pictures, and the film of which the browser could make a frame.
  await expect(cells.locator('img')).toHaveCount(3);

  const office = await phoneOf(browser, '赵强');
  await goTo(office.page, 'features/reports/work/index');
  await tap(office.page, new RegExp(words));
  await tap(office.page, '看原件、遮住人脸车牌');
  await see(office.page, '文件坏了，打不开。原件存好了。');
  await expectNoFindings(office.page, 'features/reports/files');
  await screen(office.page).getByText('看原件', { exact: true }).nth(2).click();
  await office.page.getByText('打开原件').last().click();
  await expect(office.page.getByText('请写明为什么要看原件').last()).toBeVisible();
  await office.page.locator('.sheet:visible textarea').last().fill('照片打不开，要看看拍的是什么');
  const [download] = await Promise.all([
    office.page.waitForEvent('download'),
    office.page.getByText('打开原件').last().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^NX\d{8}-\w{4}-3\.jpg$/);

  await screen(office.page).getByText('遮住人脸车牌', { exact: true }).first().click();
  await see(office.page, '框住人脸、车牌和姓名');
  await expectNoFindings(office.page, 'features/reports/redact');
  // The page slides in: a box that is drawn meanwhile begins beside the picture, and is none.
  await expect(async () => {
    const picture = (await screen(office.page).locator('.redaction-stage').first().boundingBox())!;
    await office.page.mouse.move(picture.x + 10, picture.y + 10);
    await office.page.mouse.down();
    await office.page.mouse.move(picture.x + picture.width / 2, picture.y + picture.height - 10, { steps: 5 });
    await office.page.mouse.up();
    await expect(screen(office.page).getByText('已盖住 1 处').first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await tap(office.page, '遮好了', { exact: true });
  await expect(screen(office.page).getByText('看一看，都遮住了吗？')).toBeVisible({ timeout: 30_000 });
  await tap(office.page, '答复里用这张', { exact: true });
  await see(office.page, '文件坏了，打不开。原件存好了。');
  await office.page.goBack();
  await tap(office.page, '受理', { exact: true });
  await office.page
    .getByText(/^(确定|受理)$/)
    .last()
    .click();
  await see(office.page, '已受理');
  await tap(office.page, '答复', { exact: true });
  await expect(office.page.getByLabel('第 1 张遮挡过的照片', { exact: true })).toBeVisible();
  await office.page.locator('textarea:visible').last().fill('护栏已经换好，撞坏的车主也找到了。');
  await office.page.getByText('发出答复').last().click();
  await see(office.page, '护栏已经换好');

  await goTo(resident.page, 'features/reports/list/index');
  await see(resident.page, '匿名举报，凭回执号查看');
  await tap(resident.page, new RegExp(words));
  await see(resident.page, '护栏已经换好');
  await expect(screen(resident.page).locator('.media-cell')).toHaveCount(6);
  for (const phone of [resident, office]) expect(phone.errors).toEqual([]);
});
