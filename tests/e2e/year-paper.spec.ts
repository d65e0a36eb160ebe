import { expect, type Page, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const nameOfFile = async (page: Page, row: RegExp) => {
  const download = page.waitForEvent('download');
  await tap(page, row);
  return (await download).suggestedFilename();
};

test('a year is taken home as a paper: one’s own, the household’s, a member’s; an empty year offers none', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/subsidies/payments/index');
  expect(await nameOfFile(page, /^\d{4}年的明细单$/)).toMatch(/^\d{4}年补贴明细\.pdf$/);
  await goTo(page, 'features/subsidies/payments/index?year=2019');
  await see(page, '2019年还没有钱到账');
  await expect(screen(page).getByText(/年的明细单$/)).toHaveCount(0);
  await goTo(page, 'features/subsidies/household/index');
  expect(await nameOfFile(page, /^\d{4}年全家的明细单$/)).toMatch(/^\d{4}年全家补贴明细\.pdf$/);
  await tap(page, /^李思雨 · /);
  await see(page, '李思雨的补贴');
  expect(await nameOfFile(page, /^\d{4}年的明细单$/)).toMatch(/^\d{4}年补贴明细\.pdf$/);
  expect(errors).toEqual([]);
});
