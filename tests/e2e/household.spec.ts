import { expect, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

test('a returned payment is the first thing its owner sees, with what to do and the way to ask', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await see(page, '有一笔钱没有到卡上');
  const [returned, paid] = await Promise.all(
    ['有一笔钱没有到卡上', '今年到账'].map((text) => screen(page).getByText(text).first().boundingBox()),
  );
  expect(returned!.y).toBeLessThan(paid!.y);
  await tap(page, '有一笔钱没有到卡上');
  await see(page, '户名和名册不一样');
  await see(page, '带什么');
  await see(page, /1\.8 亩 × 每亩 ¥64\.00 = ¥115\.20，按2026年1月1日起执行的标准。/);
  await tap(page, '我有疑问', { exact: true });
  await expect(screen(page).locator('textarea').first()).toHaveValue(/我对11月\d+日的“稻谷补贴”（¥115\.20，批次 BT03/);
  await see(page, /所以先替您选了“实名”/);
  await page.goBack();
  await see(page, '户名和名册不一样');
  expect(errors).toEqual([]);
});

test('the message about it opens the payment', async ({ browser }) => {
  const { page } = await phoneOf(browser, '王秀英');
  await openTab(page, '消息');
  await tap(page, '补贴', { exact: true });
  await tap(page, '有一笔补贴没有到您卡上');
  await see(page, '怎么办');
});

test('what usually comes when, and what changed since last year and why', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/subsidies/payments/index');
  await tap(page, '什么时候发', { exact: true });
  await see(page, '每月都发的');
  await see(page, /通常 \d+ 月发/);
  await see(page, '比往常晚的');
  await page.goBack();
  await tap(page, '和去年比', { exact: true });
  await see(page, '变了的');
  await see(page, /有 ¥115\.20 被银行退回/);
  await see(page, /标准变了：每亩从/);
  expect(errors).toEqual([]);
});

test('a program shows its versions and what each changed', async ({ browser }) => {
  const { page } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/subsidies/program/index?programCode=BT01');
  await see(page, '现在按这个');
  await see(page, '和上一版比');
  await see(page, /^原来：/);
});

test('a household: one asks and is let in, looks, and is shut out as soon as it is taken back', async ({ browser }) => {
  // Two phones and ten pages.
  test.slow();
  const wang = await phoneOf(browser, '王秀英');
  const zhou = await phoneOf(browser, '周小燕');
  await goTo(zhou.page, 'features/subsidies/household/index');
  await see(zhou.page, '已经问了，等回话');

  await goTo(wang.page, 'features/subsidies/household/index');
  await see(wang.page, '您是监护人，可以看');
  await see(wang.page, /请本人带身份证到村委会签一张同意书/);
  await see(wang.page, '周小燕 想看您的补贴');
  await tap(wang.page, '同意给对方看', { exact: true });
  await expect(screen(wang.page).getByText('周小燕 想看您的补贴')).toHaveCount(0);

  await openTab(zhou.page, '消息');
  await tap(zhou.page, '家里人同意给您看补贴了');
  // Opened before: what was shown then is there until the newer answer.
  await see(zhou.page, /日同意给您看$/);
  await tap(zhou.page, /^王秀英 · 户主/);
  await see(zhou.page, '王秀英的补贴');
  await see(zhou.page, '已经到账');
  await screen(zhou.page).getByText('稻谷补贴').first().click();
  await see(zhou.page, '户名和名册不一样');
  await tap(zhou.page, '我有疑问', { exact: true });
  const question = screen(zhou.page).locator('textarea').first();
  await expect(question).toHaveValue(/我替家里人问/);
  await expect(question).not.toHaveValue(/王秀英/);

  await screen(wang.page).getByText('收回', { exact: true }).last().click();
  await wang.page.getByText('收回', { exact: true }).last().click();
  await expect(screen(wang.page).getByText('能看您的补贴')).toHaveCount(0);
  await goTo(zhou.page, 'features/subsidies/household/index');
  await see(zhou.page, '收回了同意');
  expect([...wang.errors, ...zhou.errors]).toEqual([]);
});

test('what a grown-up agreed to and what a grandchild gets is seen; the sums say who is not in them', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/subsidies/household/index');
  await see(page, /还有 \d 位家里人的没有算在内/);
  await tap(page, /^李建平 · 子女/);
  await see(page, '李建平的补贴');
  await see(page, '已经到账');
  await page.goBack();
  await tap(page, /^李思雨 · 孙辈/);
  await see(page, '重度残疾人护理补贴');
  expect(errors).toEqual([]);
});

test('a cadre records the signed paper of an elder without a phone', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await goTo(page, 'features/subsidies/paper-consent/index?villageCode=511503002228');
  await tap(page, '登记', { exact: true });
  await see(page, '身份证号不对，请核对 18 位号码');
  expect((await screen(page).getByText('身份证号不对，请核对 18 位号码').all()).length).toBe(2);
});
