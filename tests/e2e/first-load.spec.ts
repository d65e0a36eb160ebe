import { expect, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen, see } from './phone';

test('a first page fetches no wheel, film or full picture; whoever comes to a page with a wheel has it', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '陈建国');
  await page.reload();
  await see(page, '明白账');
  const isDefined = (tag: string) => page.evaluate((name) => Boolean(customElements.get(name)), tag);
  for (const tag of ['taro-picker-core', 'taro-video-core', 'taro-swiper-core'])
    expect(await isDefined(tag)).toBe(false);
  expect(await isDefined('taro-view-core')).toBe(true);
  await expect(page.locator('#opening')).toBeHidden();
  await goTo(page, 'features/subsidies/paper-consent/index?villageCode=511503002228');
  await expect.poll(() => isDefined('taro-picker-core')).toBe(true);
  expect(errors).toEqual([]);
});

test('without a network a page that was not fetched is not gone to: the page, its address and the tabs stay', async ({
  browser,
}) => {
  const { page } = await newPhone(browser);
  await see(page, '明白事');
  await page.context().setOffline(true);
  await screen(page).getByText('明白事', { exact: true }).click();
  await expect(page.getByText('这一页没有打开')).toBeVisible();
  await expect(page).toHaveURL(/pages\/home/);
  await expect(page.locator('.taro-tabbar__tabbar')).toBeVisible();
  await page.context().setOffline(false);
  await screen(page).getByText('明白事', { exact: true }).click();
  await expect(page).toHaveURL(/features\/affairs/);
});

test('an app that was published anew meanwhile comes with the page whose old script is gone', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await see(page, '明白事');
  await page.route('**/js/*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route('**/index.html', async (route) => {
    await page.unroute('**/js/*.js');
    await route.fulfill({ contentType: 'text/html', body: '<script src="/js/app.0a1b2c3d.js"></script>' });
  });
  const again = page.waitForEvent('load');
  await screen(page).getByText('明白事', { exact: true }).click();
  await again;
  await expect(page).toHaveURL(/features\/affairs/);
  await expect(page.locator('.taro_page:visible')).toBeVisible();
  await expect(page.getByText('网络不通')).toHaveCount(0);
});

test('a picture in full fills the screen, also the first that is opened', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, 'features/reviews/subject/index?villageCode=511503002228&kind=work&id=environment');
  // The demo's pictures are drawn after the app answers.
  const picture = screen(page).locator('.media-cell').first();
  await expect(async () => {
    await page.reload();
    await expect(picture).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 180_000 });
  await picture.click();
  const swiper = page.locator('.preview-image taro-swiper-core');
  await expect.poll(async () => (await swiper.boundingBox())?.height).toBe(page.viewportSize()!.height);
  expect(errors).toEqual([]);
});
