import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { goTo, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const subject = `features/reviews/subject/index?villageCode=${NIUJIAO}&kind=work&id=fairness`;

/** How WeChat looks at pictures from now on. */
const wechatLooks = (page: Page, look: object) => page.request.post('/_dev/look', { data: look });
test.afterEach(({ page }) => wechatLooks(page, {}));

async function addPicture(page: Page): Promise<void> {
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#8a9a76' } })
    .jpeg()
    .toBuffer();
  await tap(page, '加照片');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').last().click()]);
  await chooser.setFiles([{ name: 'board.jpg', mimeType: 'image/jpeg', buffer }]);
  await expect(screen(page).locator('.media-cell .media-image')).toHaveCount(1);
  await expect(screen(page).locator('.media-track')).toHaveCount(0);
}

test('a resident tags a theme and adds a picture, leaves and comes back; WeChat is not sure of it, the town sees it and lets it through', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await wechatLooks(page, { suggest: 'review' });
  await goTo(page, subject);
  await page.getByRole('radio', { name: /^2 星/ }).last().click();
  await tap(page, '公开不及时', { exact: true });
  await tap(page, '不够公平', { exact: true });
  await screen(page).locator('textarea').first().fill('公开栏上个月的还没有换');
  await addPicture(page);
  // What is stored is named in the draft, a moment later.
  const isNamed = () =>
    page.evaluate(() => Object.values(localStorage).some((kept) => /mediaIds\\?":\[\\?"/.test(String(kept))));
  await expect.poll(isNamed).toBe(true);
  await goTo(page, 'pages/home/index');
  await goTo(page, subject);
  await expect(screen(page).locator('.media-cell .media-image')).toHaveCount(1);
  await tap(page, '提交评价', { exact: true });
  await see(page, /照片等人看|照片检查中/);
  await see(page, '公开栏上个月的还没有换');

  const town = await phoneOf(browser, '赵强');
  await goTo(town.page, 'features/reviews/queue/index');
  await see(town.page, '公开栏上个月的还没有换');
  await see(town.page, '照片微信检查不放心');
  const card = screen(town.page).locator('.card', { hasText: '公开栏上个月的还没有换' });
  await expect(card.locator('.media-cell .media-image')).toHaveCount(1);
  await card.getByText('放行', { exact: true }).click();
  await town.page.getByText('放行', { exact: true }).last().click();
  await expect(card).toHaveCount(0);

  await page.reload();
  await see(page, '公开栏上个月的还没有换');
  await expect(screen(page).getByText('照片等人看')).toHaveCount(0);
  expect([...errors, ...town.errors]).toEqual([]);
});

test('a picture that WeChat passes needs nobody; and of a cadre none is asked for', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await wechatLooks(page, { comes: 'before' });
  await goTo(page, subject.replace('kind=work&id=fairness', 'kind=policy&id=ZC01'));
  await page.getByRole('radio', { name: /^5 星/ }).last().click();
  await tap(page, '办得快', { exact: true });
  await screen(page).locator('textarea').first().fill('窗口重新排了队，快多了');
  await addPicture(page);
  await tap(page, '提交评价', { exact: true });
  await see(page, '窗口重新排了队，快多了');
  await expect(screen(page).getByText(/照片等人看|照片检查中/)).toHaveCount(0);
  await goTo(page, `features/reviews/village/index?villageCode=${NIUJIAO}`);
  await tap(page, /陈建国/);
  await see(page, '您觉得怎么样');
  await expect(screen(page).getByText('加照片')).toHaveCount(0);
  expect(errors).toEqual([]);
});
