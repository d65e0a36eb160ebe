import { expect, type Locator, type Page } from '@playwright/test';
import { screen } from './phone';

const PICTURE = 'miniprogram/src/assets/tab/home.png';

/** Says yes to what is asked. A wheel of days that was put away stays in the document. */
export const agree = (page: Page) =>
  page.locator(':visible').getByText('确定', { exact: true }).and(page.locator(':visible')).last().click();

/** Types into the field with this label. */
export const fill = (page: Page, label: string, value: string) =>
  screen(page).locator(`[aria-label="${label}"] input, input[aria-label="${label}"]`).first().fill(value);

/** A paper of a batch, by what it is. */
export const paperOf = (page: Page, words: string): Locator =>
  screen(page).locator('.intake-paper').filter({ hasText: words });

/** A batch in the list, by its sum. */
export const openBatch = (page: Page, sum: string) =>
  screen(page).locator('.row').filter({ hasText: sum }).first().click();

interface Paper {
  readonly kind: string;
  readonly amount: string;
  readonly what: string;
}

/** Photographs a paper and says what it is. */
export async function photograph(page: Page, place: number, { kind, amount, what }: Paper): Promise<void> {
  await screen(page)
    .getByText('拍照或选照片', { exact: true })
    .nth(place - 1)
    .click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').last().click()]);
  await chooser.setFiles(PICTURE);
  await expect(screen(page).locator('.intake-picture')).toHaveCount(place);
  await screen(page).locator(`[aria-label="第 ${place} 张种类"]`).getByText(kind, { exact: true }).click();
  await fill(page, `第 ${place} 张金额（元）`, amount);
  await fill(page, `第 ${place} 张是什么`, what);
  await screen(page).locator(`[aria-label^="第 ${place} 张票面日期"]`).click();
  await agree(page);
}
