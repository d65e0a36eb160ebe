import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { goTo, newPhone, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';

test('a guest prints the code, a letter in large print and a table of the accounts', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/accounts/papers/index?villageCode=${NIUJIAO}&year=2026`);
  await see(page, '扫码看账');
  const code = screen(page).locator('.scan-code-picture img');
  await expect.poll(() => code.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(430);

  const letter = page.waitForEvent('download');
  await tap(page, '2026年第三季度');
  const pdf = await letter;
  expect(pdf.suggestedFilename()).toBe('牛角村2026年第三季度明白信.pdf');
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');

  const table = page.waitForEvent('download');
  await tap(page, '2026年收支明细');
  await tap(page, 'CSV 文件');
  const csv = await table;
  expect(csv.suggestedFilename()).toBe('牛角村2026年收支明细.csv');
  expect((await readFile(await csv.path(), 'utf8')).split('\r\n').length).toBeGreaterThan(20);
  expect(errors).toEqual([]);
});

test('a guest takes a quarter of a village’s scores along, and the scores of now as a table', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/reviews/village/index?villageCode=${NIUJIAO}`);
  const summary = page.waitForEvent('download');
  await tap(page, '季度点评小结（PDF）');
  await tap(page, '2026年第三季度');
  const pdf = await summary;
  expect(pdf.suggestedFilename()).toBe('牛角村2026年第三季度点评小结.pdf');
  expect((await readFile(await pdf.path())).subarray(0, 5).toString()).toBe('%PDF-');

  const table = page.waitForEvent('download');
  await tap(page, '导出得分表');
  await tap(page, 'CSV 文件');
  const csv = await readFile(await (await table).path(), 'utf8');
  expect(csv.split('\r\n')[1]).toMatch(/^牛角村,财务公开,\d/);
  expect(errors).toEqual([]);
});

test('a scanned code opens the village it names', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, `features/accounts/year/index?scene=${encodeURIComponent(`v${NIUJIAO}`)}`);
  await see(page, '牛角村');
  await see(page, '账上现在有');
});
