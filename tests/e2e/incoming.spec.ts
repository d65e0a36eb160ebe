import { expect, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

test('what the village pays by WeChat waits for its payee, and is there after one tap', async ({ browser }) => {
  const { page } = await phoneOf(browser, '周小燕');
  await goTo(page, 'features/wechat-pay/incoming/index');
  // The function that speaks to WeChat runs each minute.
  await page.request.post('/_dev/minute');
  await page.reload();
  await expect(screen(page).getByText('公路旁捡拾垃圾用工').first()).toBeVisible();
  await see(page, '¥160.00');
  await tap(page, '确认收款');
  await see(page, '到账了');
});
