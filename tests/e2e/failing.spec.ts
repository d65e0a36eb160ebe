import { expect, type Page, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see } from './phone';

const VILLAGE = 'villageCode=511503002228';
const SOCIETY = 'villageCode=511503002001';

/** A page that came late: who opens it, where from, what leads to it, and words that it has once it is there. */
interface Late {
  name: string;
  by: string;
  from: string;
  tap?: string | RegExp;
  shows: string | RegExp;
}

const PAGES: readonly Late[] = [
  { name: 'statistics', by: '周敏', from: 'features/supervision/statistics/index', shows: /首位数字$/ },
  { name: 'centres', by: '周敏', from: 'features/supervision/centres/index', shows: /截至|还没有算过/ },
  { name: 'alert', by: '周敏', from: 'features/supervision/alerts/index', tap: '白条入账', shows: '依据' },
  { name: 'list of alerts', by: '周敏', from: 'features/supervision/alerts/index', shows: '白条入账' },
  { name: 'order', by: '高远', from: 'features/orders/list/index', tap: '清沟除草用工', shows: '等代理中心主任' },
  { name: 'levies', by: '王秀英', from: `features/wechat-pay/levies/index?${VILLAGE}`, shows: '去交' },
  { name: 'workbench', by: '赵强', from: 'features/accounts/workbench/index', shows: '换了人，还没有交接完' },
  {
    name: 'reconciliation',
    by: '赵强',
    from: `features/accounts/bank-accounts/index?${SOCIETY}`,
    tap: '对账',
    shows: '银行存款余额调节表',
  },
  { name: 'copies', by: '王秀英', from: `features/accounts/copies/index?${VILLAGE}`, shows: /^今年给出/ },
  { name: 'reviews', by: '王秀英', from: `features/reviews/village/index?${VILLAGE}`, shows: '办事效率' },
  {
    name: 'incoming money',
    by: '周小燕',
    from: 'features/wechat-pay/incoming/index',
    shows: /公路旁捡拾垃圾用工|没有/,
  },
];

/** What stands before the stack when it is down: no answer of ours, and no JSON. */
const fail = (page: Page) => page.route('**/api/**', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }));
const mend = (page: Page) => page.unroute('**/api/**');

/** Presses every 再试一次 there is: each part of a page has its own. */
const tryAgain = (page: Page) =>
  expect(async () => {
    const retry = screen(page).getByText('再试一次');
    if ((await retry.count()) > 0) await retry.first().click({ timeout: 2_000 });
    await expect(retry).toHaveCount(0, { timeout: 2_000 });
  }).toPass();

const open = async (page: Page, { from, tap }: Late, before: () => Promise<unknown>) => {
  if (!tap) await before();
  await goTo(page, from);
  if (!tap) return;
  const row = screen(page).getByText(tap).last();
  await expect(row).toBeVisible();
  await before();
  await row.click();
};

for (const late of PAGES)
  test(`${late.name}: our failure and a lost network are said in words, with a way on`, async ({ browser }) => {
    const { page, errors } = await phoneOf(browser, late.by);
    await open(page, late, () => fail(page));
    await see(page, '我们这边出了故障，不是您的网络。请过几分钟再试。');
    await expect(screen(page).locator('.skeleton')).toHaveCount(0);
    await expect(screen(page).getByText(late.shows)).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('failed.png') });
    await mend(page);
    await tryAgain(page);
    await see(page, late.shows);

    const address = page
      .url()
      .replace(/^.*#\//, '')
      .replace(/[?&]stamp=\w+/, '');
    await openTab(page, '明白');
    await page.context().setOffline(true);
    await goTo(page, address);
    await see(page, /^没有网络，/);
    await expect(screen(page).locator('.skeleton')).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('offline.png') });
    await page.context().setOffline(false);
    await tryAgain(page);
    await see(page, late.shows);
    await expect(screen(page).getByText(/^没有网络，/)).toHaveCount(0);
    expect(errors).toEqual([]);
  });

test('a levy that our failure kept from being begun is still in the form after the app was closed', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '刘芳');
  const open = async () => {
    await goTo(page, `features/wechat-pay/levies/index?${VILLAGE}`);
    await screen(page).getByText('编一份清单').last().click();
  };
  const rate = () => screen(page).locator('input[inputmode], input').first();
  await open();
  await rate().fill('2.75');
  await fail(page);
  await screen(page).locator('.btn', { hasText: '先存下，再加人' }).last().click();
  await see(page, '我们这边出了故障');
  await mend(page);
  // A draft is kept a moment after it was typed.
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('draft:levy')));
  await page.reload();
  await open();
  await expect(rate()).toHaveValue('2.75');
  expect(errors).toEqual([]);
});
