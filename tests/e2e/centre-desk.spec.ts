import { expect, test } from '@playwright/test';
import { goTo, phoneOf, screen, see, tap } from './phone';

const NIUJIAO = '511503002228';
const LUOLONG = '511503002001';

test('a recurring voucher whose day has come is entered with two presses, and is not proposed again', async ({
  browser,
}) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, `features/accounts/desk/index?villageCode=${NIUJIAO}`);
  // What somebody else was typing waits in its place.
  const typed = () => screen(page).locator('[aria-label="第1条摘要"] input').first();
  await tap(page, '记一张', { exact: true });
  await typed().fill('买两把扫帚');
  await tap(page, '待办凭证', { exact: true });
  await see(page, '到日子的定期凭证');
  await screen(page).locator('.row').filter({ hasText: '公厕保洁费' }).first().click();
  await see(page, '付公厕保洁费');
  await expect(
    screen(page).locator('[aria-label="一共多少钱（元）"] input, input[aria-label="一共多少钱（元）"]').first(),
  ).toHaveValue('1200.00');
  await tap(page, '制单，交给审核的人');
  await see(page, '待办凭证');
  await expect(screen(page).locator('.row').filter({ hasText: '公厕保洁费' })).toHaveCount(0);
  await see(page, '付公厕保洁费');
  await tap(page, '记一张', { exact: true });
  await expect(typed()).toHaveValue('买两把扫帚');
});

test('a post that was left is seen until three have signed what was handed over', async ({ browser }) => {
  const { page } = await phoneOf(browser, '赵强');
  await goTo(page, 'features/accounts/workbench/index');
  await see(page, '换了人，还没有交接完');
  await goTo(page, 'features/accounts/hand-over/index?division=511503002');
  await see(page, '总出纳：何芳 → 吴小梅');
  await goTo(page, `features/accounts/hand-over/index?division=${NIUJIAO}`);
  await tap(page, '报账员：周桂兰 → 刘芳');
  await see(page, '监交人：陈建国');
  await see(page, '财务专用章 × 1');

  // Half signed: who comes reads what the books had, and signs beside who left.
  const next = (await phoneOf(browser, '曾丽')).page;
  await goTo(next, `features/accounts/hand-over/index?division=${LUOLONG}`);
  await tap(next, '报账员：邓群 → 曾丽');
  await see(next, '移交人：邓群 11月20日');
  await see(next, /^2026年账，结账到/);
  await tap(next, '我是接管人，签字');
  await next.getByText('确定', { exact: true }).last().click();
  await see(next, /^接管人：曾丽/);
  await see(next, '监交人：还没有签');
});

test('a member asks for a copy, the centre gives it under the next number, and the member has the paper', async ({
  browser,
}) => {
  const member = (await phoneOf(browser, '王秀英')).page;
  await goTo(member, `features/accounts/copies/index?villageCode=${NIUJIAO}`);
  await tap(member, '申请一份复制件');
  await tap(member, '1月', { exact: true });
  await tap(member, '两张报表');
  await tap(member, '申请', { exact: true });
  await see(member, '2026年1月');
  await see(member, /^最晚/);

  const centre = (await phoneOf(browser, '赵强')).page;
  await goTo(centre, 'features/accounts/copies/index?register=1');
  await see(centre, /王.*2026年1月/);
  await screen(centre).locator('.card').filter({ hasText: '2026年1月' }).getByText('给一份').click();
  await centre.getByText('确定', { exact: true }).last().click();
  await tap(centre, '登记簿', { exact: true });
  await see(centre, /王.*2026年1月/);

  await goTo(member, 'pages/home/index');
  await goTo(member, `features/accounts/copies/index?villageCode=${NIUJIAO}`);
  await see(member, /^编号/);
});
