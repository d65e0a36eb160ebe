import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

const PICTURE = path.join(__dirname, '../../miniprogram/src/assets/tab/home.png');
const VILLAGE = '511503002228';

async function addPicture(page: Page): Promise<void> {
  await tap(page, '加照片');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选择').click()]);
  await chooser.setFiles([PICTURE]);
}
const press = (page: Page, words: string) => screen(page).getByText(words, { exact: true }).last().click();
/** Taro's dialog lies over all pages. */
const agree = (page: Page, words: string) =>
  page.locator('.taro-modal__foot, .taro__modal').getByText(words, { exact: true }).last().click();

/** Goes on once the picture has arrived: until then the page says that it has not. */
const check = (page: Page) =>
  expect(async () => {
    await press(page, '核对一遍');
    await expect(screen(page).getByText('先核对一遍').first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

/** The code of those of the demo who sign (scripts/seed/signing-people.ts). */
const CODE = '258369';
async function sign(page: Page, code = CODE): Promise<void> {
  await see(page, '输签字密码');
  await screen(page).getByLabel('6 位签字密码').locator('input').last().fill(code);
  await press(page, '签字');
}

async function apply(page: Page, payee: string, purpose: string): Promise<void> {
  await goTo(page, `features/orders/apply/index?villageCode=${VILLAGE}`);
  await press(page, '购买服务');
  await press(page, '选收款人');
  await tap(page, payee, { exact: true });
  await screen(page).locator('input').first().fill('1234.56');
  await see(page, '壹仟贰佰叁拾肆元伍角陆分');
  await screen(page).locator('input').nth(1).fill(purpose);
  await press(page, '选科目');
  await tap(page, /^513 /);
  await addPicture(page);
  await expect(screen(page).locator('.media-cell .media-image').first()).toBeVisible();
  await check(page);
  await press(page, '提交');
  await see(page, '等村负责人（陈建国）审批');
}

test('a village pays from home: applied for, signed by three, paid by a fifth, and the bank pays once', async ({
  browser,
}) => {
  const purpose = `保洁${String(Date.now()).slice(-8)}`;
  const clerk = await phoneOf(browser, '刘芳');
  await apply(clerk.page, '南溪区洁美保洁服务有限公司', purpose);
  const [, query] = clerk.page.url().split('?');
  const errors = [clerk.errors];
  for (const [name, act, said] of [
    ['陈建国', '同意', '等村监委会主任（唐国兵）审批'],
    ['唐国兵', '同意', '等代理中心主任（高远）审批'],
    ['高远', '同意', '等总出纳（吴小梅）付款'],
    ['吴小梅', '付款', '付款中'],
  ] as const) {
    const phone = await phoneOf(browser, name);
    errors.push(phone.errors);
    if (name === '陈建国') {
      await openTab(phone.page, '消息');
      // It is told by the stream; the open page asks again once a minute.
      await expect(async () => {
        await phone.page.reload();
        await expect(screen(phone.page).getByText('有一笔支付等您办').first()).toBeVisible({ timeout: 3_000 });
      }).toPass();
      await tap(phone.page, '有一笔支付等您办');
    } else {
      await goTo(phone.page, 'features/orders/list/index');
      await tap(phone.page, purpose);
    }
    await see(phone.page, '壹仟贰佰叁拾肆元伍角陆分');
    await press(phone.page, act);
    await agree(phone.page, act);
    if (name === '陈建国') {
      // A wrong one changes nothing, and says how often it can be typed.
      await sign(phone.page, '902714');
      await see(phone.page, /签字密码不对.*今天还能输 4 次/);
    }
    await sign(phone.page);
    await see(phone.page, said);
  }
  await goTo(clerk.page, `features/orders/detail/index?${query}`);
  // The function that speaks to the bank runs each minute, and asks again ten seconds later: the minute is over when it is told so.
  await expect(async () => {
    await clerk.page.request.post('/_dev/minute');
    await expect(screen(clerk.page).getByText('付到了', { exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await see(clerk.page, /用签字密码签的/);
  await tap(clerk.page, '看记账凭证');
  await see(clerk.page, purpose);
  expect(errors.flat()).toEqual([]);
});

test('who is paid does not approve: the order says that somebody else has to', async ({ browser }) => {
  const purpose = `报销${String(Date.now()).slice(-8)}`;
  const { page } = await phoneOf(browser, '刘芳');
  await goTo(page, `features/orders/apply/index?villageCode=${VILLAGE}`);
  await press(page, '购买物品');
  await press(page, '选收款人');
  await tap(page, '陈建国', { exact: true });
  await screen(page).locator('input').first().fill('80');
  await screen(page).locator('input').nth(1).fill(purpose);
  await press(page, '选科目');
  await tap(page, /^513 /);
  await addPicture(page);
  await check(page);
  await press(page, '提交');
  await see(page, /村负责人写过、签过或者就是收款人/);
  const head = await phoneOf(browser, '陈建国');
  await goTo(head.page, `features/orders/detail/index?${page.url().split('?')[1]}`);
  await see(head.page, purpose);
  await expect(screen(head.page).getByText('同意', { exact: true })).toHaveCount(0);
});

test('who has no code sets one: it is not easily guessed, sleeps for a day, and its owner is told', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '田静');
  await goTo(page, 'features/orders/list/index');
  await tap(page, '签字密码', { exact: true });
  await see(page, '您还没有设签字密码。先设好，满一天就能用。');
  const type = async (code: string, again = code) => {
    await screen(page).getByLabel('6 位数字').locator('input').last().fill(code);
    await screen(page).getByLabel('再输一遍').locator('input').last().fill(again);
    await press(page, '设好');
  };
  await type('123456');
  await see(page, '太容易被人猜到，请换一个');
  await type('481632', '481633');
  await see(page, '两遍不一样，请再输一遍');
  await type('870318');
  await agree(page, '设好');
  await see(page, /不要用生日/);
  await type('481632');
  await agree(page, '设好');
  await see(page, /起能用/);
  await see(page, '还不能用');
  await expect(async () => {
    await openTab(page, '消息');
    await page.reload();
    await see(page, '您的签字密码刚刚设过');
  }).toPass({ timeout: 60_000 });
  await tap(page, '您的签字密码刚刚设过');
  await see(page, /起能用/);
  expect(errors).toEqual([]);
});
