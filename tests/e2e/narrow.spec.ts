import { expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, screen } from './phone';

const VILLAGE = 'villageCode=511503002228';
const MONTH = `${VILLAGE}&year=2026&month=10`;
const PAGES = [
  `features/affairs/decisions/index?${VILLAGE}`,
  `features/affairs/notices/index?${VILLAGE}`,
  `features/accounts/year/index?${VILLAGE}`,
  `features/accounts/statements/index?${MONTH}`,
  `features/accounts/balances/index?${MONTH}`,
  `features/accounts/assets/index?${VILLAGE}`,
  `features/reviews/village/index?${VILLAGE}`,
];

/** What is drawn beyond the right edge, and not inside something that is moved sideways or cut by itself. */
const beyond = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.taro_page .page *')]
      .filter((each) => {
        const { right, width, height } = each.getBoundingClientRect();
        if (width === 0 || height === 0 || right <= window.innerWidth + 1) return false;
        for (let around = each.parentElement; around && !around.matches('.taro_page'); around = around.parentElement)
          if (getComputedStyle(around).overflowX !== 'visible') return false;
        return true;
      })
      .map((each) => `${each.className}: ${each.textContent?.slice(0, 30)}`),
  );

for (const width of [320, 375])
  test(`in 长辈版 at its largest nothing is drawn beyond the edge of a phone ${width} wide`, async ({ browser }) => {
    const { page } = await newPhone(browser);
    await page.setViewportSize({ width, height: 812 });
    await page.evaluate(() =>
      localStorage.setItem('settings', JSON.stringify({ data: JSON.stringify({ elder: true, step: 3 }) })),
    );
    await page.reload();
    for (const path of PAGES) {
      await goTo(page, path);
      await expect(screen(page).locator('.page.elder')).toBeVisible();
      await expect(screen(page).locator('.skeleton')).toHaveCount(0);
      await expect(page.locator('.taro_page:visible')).toHaveCount(1);
      expect(await beyond(page), path).toEqual([]);
    }
  });
