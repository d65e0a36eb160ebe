import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

async function report(page: Page, words: string): Promise<void> {
  await openTab(page, '举报');
  await screen(page).locator('textarea').first().fill(words);
  await tap(page, '工程项目', { exact: true });
  await tap(page, '村里的事', { exact: true });
}

/** Takes the paper and gives its first bytes and size. */
async function paper(page: Page): Promise<{ name: string; head: string; bytes: number }> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '打开回执', { exact: true })]);
  const file = readFileSync(await download.path());
  return { name: download.suggestedFilename(), head: file.subarray(0, 5).toString(), bytes: file.length };
}

test('without signing in: the phone locks it, the receipt is kept as a paper, and checked', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await tap(page, '选村（社区）');
  await screen(page).locator('input').first().fill('牛角');
  await tap(page, /牛角村/);
  const words = `三组的水管又漏了 ${Date.now()}`;
  await report(page, words);
  await tap(page, '匿名', { exact: true });
  const proofs: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/anonymous\/reports\?/.test(request.url())) proofs.push(request.url());
  });
  await tap(page, '提交', { exact: true });
  await see(page, '已收到');
  expect(proofs).toHaveLength(1);
  expect(proofs[0]).toMatch(/proof=.+~|proof=.+%7E/);
  await see(page, '内容指纹');
  await tap(page, '看进展');
  await see(page, words);
  await tap(page, '回执，可以留一份');
  await see(page, '写不写回执号');
  const bare = await paper(page);
  expect(bare.name).toMatch(/^回执NX\d{8}-[0-9A-Z]{4}\.pdf$/);
  expect(bare.head).toBe('%PDF-');
  await tap(page, '写上内容', { exact: true });
  expect((await paper(page)).bytes).toBeGreaterThan(bare.bytes);
  await tap(page, '核对一张回执');
  await tap(page, '核对', { exact: true });
  await see(page, '一致');
  await screen(page).locator('textarea').first().fill('0'.repeat(64));
  await tap(page, '核对', { exact: true });
  await see(page, '不一致');
  expect(errors).toEqual([]);
});

test('one whose name is restricted reads why and appealed; another regulator lifts it', async ({ browser }) => {
  const reporter = await phoneOf(browser, '李建平');
  await report(reporter.page, `四组的沟堵了 ${Date.now()}`);
  await tap(reporter.page, '实名', { exact: true });
  await tap(reporter.page, '提交', { exact: true });
  await see(reporter.page, '没有提交成功');
  await tap(reporter.page, '看为什么、怎么申诉');
  await see(reporter.page, /暂不能实名、保密举报/);
  await see(reporter.page, '匿名举报一直可以用。');
  await see(reporter.page, /申诉已经提交/);

  const regulator = await phoneOf(browser, '周敏');
  await goTo(regulator.page, 'features/reports/appeals/index');
  await see(regulator.page, '李建平');
  await tap(regulator.page, '申诉成立', { exact: true });
  await screen(regulator.page).locator('textarea').first().fill('收据原件核对过，是真的，认定有误。');
  await tap(regulator.page, '作出决定');
  await see(regulator.page, '没有申诉');

  await goTo(reporter.page, 'features/reports/restriction/index');
  await reporter.page.reload();
  await see(reporter.page, '申诉成立，限制已经取消，认定也不再算');
  expect([...reporter.errors, ...regulator.errors]).toEqual([]);
});

test('the regulator holds a report to be false only with proof, and is told first what is not', async ({ browser }) => {
  const { page } = await phoneOf(browser, '周敏');
  await goTo(page, 'features/reports/work/index');
  await tap(page, /已办|办完|办过/);
  // The list of what is open has gone: one of the same words stands in it.
  await expect(screen(page).getByText(/还剩 \d+ 天/)).toHaveCount(0);
  await tap(page, /水泥路才修了一年多/);
  await tap(page, '认定诬告', { exact: true });
  await see(page, '没有查实、记错了、夸大了，都不是诬告，不能认定。');
  await tap(page, '认定', { exact: true });
  await page.getByText('认定', { exact: true }).last().click();
  await expect(screen(page).locator('.field-error').first()).toBeVisible();
});
