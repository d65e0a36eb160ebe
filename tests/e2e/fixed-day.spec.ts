import { expect, test } from '@playwright/test';
import { hourInChina, dayInChina } from '@shared/time';
import { BEGUN } from '../support/fixed-day';
import { newPhone } from './phone';

test('the tests, the browser and the stack stand on the fixed day', async ({ browser }) => {
  const { page } = await newPhone(browser);
  const challenge = await page.request.post('/api/anonymous/challenge', { data: { purpose: 'report' } });
  const { expiresAt } = (await challenge.json()) as { expiresAt: string };
  const shown = await page.evaluate(() => [
    new Date().toISOString(),
    new Date(Date.now()).toISOString(),
    String(Date()),
  ]);
  for (const at of [new Date().toISOString(), shown[0]!, shown[1]!, new Date(shown[2]!).toISOString(), expiresAt])
    expect(dayInChina(at)).toBe(BEGUN.slice(0, 10));
  // By day nobody's messages wait for the morning.
  expect(hourInChina(expiresAt)).toBeLessThan(20);
});
