import { expect, type Page, test } from '@playwright/test';
import { LUOLONG_COMMUNITY } from '../../scripts/seed/demo-people';
import { floodVillage } from '../support/flood';
import { goTo, phoneOf, screen, see, tap } from './phone';

const rows = (page: Page) => screen(page).locator('.work-row');
const sheet = (page: Page) => page.locator('.sheet').last();

test('a flood: one text sent thrice is one line, is set aside with a reason; what says something is let through', async ({
  browser,
  baseURL,
}) => {
  const junk = '都是骗子，快查快查！';
  const real = '上个月的修路款没有公示，问了两次都不说';
  await floodVillage(baseURL!, LUOLONG_COMMUNITY, [junk, real, '都是骗子 快查快查', junk]);
  const { page, errors } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/reports/work/index');
  await tap(page, '待分拣 4 件');
  await expect(rows(page)).toHaveCount(2);
  await see(page, '同样的话 3 件');

  await tap(page, /都是骗子/);
  await see(page, '已选 3 件');
  await tap(page, '搁置', { exact: true });
  await sheet(page).getByText('搁置这 3 件').click();
  await expect(sheet(page)).toContainText('请写明搁置的原因');
  await sheet(page).locator('textarea').fill('没有说清是什么事、在哪里，没法查');
  await sheet(page).getByText('搁置这 3 件').click();
  await expect(rows(page)).toHaveCount(1);

  await tap(page, '看全文', { exact: true });
  await see(page, '这件在待分拣里，去分拣');
  await see(page, /这件还在待分拣里，请先分拣/);
  await tap(page, '这件在待分拣里，去分拣');
  await tap(page, real);
  await tap(page, '放行', { exact: true });
  await page
    .getByText(/^(确定|放行)$/)
    .last()
    .click();
  await see(page, '没有要分拣的');
  await tap(page, '已搁置', { exact: true });
  await expect(rows(page)).toHaveCount(1);
  await goTo(page, 'features/reports/work/index');
  await see(page, real);
  expect(errors).toEqual([]);
});
