import { expect, test } from '@playwright/test';
import { goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

const unreadOf = (words: string) => Number(/^(\d+) 条没看过$/.exec(words)?.[1]);

test('messages stand under their days, are looked through by topic, and are read one by one or all at once', async ({
  browser,
}) => {
  const resident = await phoneOf(browser, '王秀英');
  for (const words of ['渠边的护栏松了', '桥头的路灯不亮']) {
    await openTab(resident.page, '举报');
    await screen(resident.page).locator('textarea').first().fill(`${words} ${Date.now()}`);
    for (const choice of ['工程项目', '村里的事', '实名', '提交']) await tap(resident.page, choice, { exact: true });
    await see(resident.page, '已收到');
    await tap(resident.page, '我记好了');
  }

  const { page, errors } = await phoneOf(browser, '陈建国');
  await openTab(page, '消息');
  await see(page, /^(今天|昨天|\d+月\d+日)$/);
  const unread = screen(page).getByText(/^\d+ 条没看过$/);
  // The telling goes by the stream, some seconds after the report.
  await expect(async () => {
    await page.reload();
    expect(unreadOf(await unread.innerText({ timeout: 5_000 }))).toBeGreaterThan(1);
  }).toPass({ timeout: 60_000 });
  const before = unreadOf(await unread.innerText());

  await tap(page, '政策', { exact: true });
  await see(page, '没有政策的消息');
  await tap(page, '待办', { exact: true });
  await see(page, '有一件新的事要办');
  await screen(page)
    .getByRole('button', { name: /有一件[\s\S]*新\s*$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/features/);

  const again = (await phoneOf(browser, '陈建国')).page;
  await openTab(again, '消息');
  await see(again, `${before - 1} 条没看过`);
  await tap(again, '全部标为已读');
  await expect(screen(again).getByText(/条没看过$/)).toHaveCount(0);
  await expect(screen(again).getByText('新', { exact: true })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('one who handles has 待办 among the topics, one who does not has not', async ({ browser }) => {
  const cadre = await phoneOf(browser, '陈建国');
  await openTab(cadre.page, '消息');
  await tap(cadre.page, '待办', { exact: true });
  await see(cadre.page, '有一件新的事要办');
  const resident = await phoneOf(browser, '李建平');
  await openTab(resident.page, '消息');
  await see(resident.page, '举报');
  await expect(screen(resident.page).getByText('待办', { exact: true })).toHaveCount(0);
});

test('without a network the messages that were seen are still there, and it says as of when', async ({ browser }) => {
  const { page } = await phoneOf(browser, '王秀英');
  await openTab(page, '消息');
  await see(page, /您反映的事|有一笔补贴没有到您卡上/);
  await openTab(page, '明白');
  await page.context().setOffline(true);
  await openTab(page, '消息');
  await see(page, /您反映的事|有一笔补贴没有到您卡上/);
  await see(page, /没有网络，显示的是.*的内容/);
});

test('a guest is asked to log in', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await openTab(page, '消息');
  await see(page, '登录后，有了进展会在这里告诉您。');
});

test('agreeing to a reminder counts it here and at WeChat, and the settings say how many are left', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await openTab(page, '消息');
  await see(page, '有了进展，微信提醒您');
  await see(page, /别人看见也不知道/);
  await tap(page, '提醒我', { exact: true });
  await see(page, '还能提醒 1 次');
  await tap(page, '再加一次');
  await see(page, '还能提醒 2 次');
  await openTab(page, '我的');
  await see(page, '微信提醒');
  await see(page, '还能提醒 2 次');
  const people = (await (await page.request.get('/_dev/people')).json()) as {
    people: { name: string; openid: string }[];
  };
  const { openid } = people.people.find(({ name }) => name === '王秀英')!;
  const credit = await page.request.get(`/_dev/credit?openid=${openid}&templateId=local-template-progress`);
  expect(await credit.json()).toEqual({ left: 2 });
  expect(errors).toEqual([]);
});

test('a handler agrees on the work list', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await goTo(page, 'features/reports/work/index');
  await see(page, '有事要办，微信提醒您');
  await tap(page, '提醒我', { exact: true });
  await see(page, '还能提醒 1 次');
});

test('an admin sees what did not get through, why, sends one again and lets one be', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '孙磊');
  await openTab(page, '我的');
  await see(page, '4 条');
  await tap(page, '没送到的提醒');
  await see(page, '提醒 3');
  await see(page, '不知道送到没有');
  const cards = screen(page).locator('.card');

  await cards.filter({ hasText: '微信不收' }).getByText('再送一次').click();
  await see(page, '提醒 2');
  await expect(cards.filter({ hasText: '微信不收' })).toHaveCount(0);

  await cards.filter({ hasText: '不知道送到没有' }).getByText('再送一次').click();
  await page.getByText('对方可能收到两条。').last().waitFor();
  await page.getByText('取消', { exact: true }).last().click();
  await see(page, '提醒 2');

  await cards.filter({ hasText: '不知道送到没有' }).getByText('不再送').click();
  await page.locator('.taro__modal, .taro-modal__foot').getByText('不再送', { exact: true }).last().click();
  await see(page, '提醒 1');

  await tap(page, '系统处理 1');
  await see(page, '告诉办理进展');
  await tap(page, '再送一次', { exact: true });
  await see(page, '都送到了');
  expect(errors).toEqual([]);
});

test('nobody else does', async ({ browser }) => {
  const { page } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/messages/dead-letters/index');
  await see(page, '管理员才能看');
});
