import { expect, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen, see, tap } from './phone';

const VILLAGE = '511503002228';
const notices = `features/affairs/notices/index?villageCode=${VILLAGE}`;

test('a guest reads what was changed in a notice and why, and why another was taken down', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, notices);
  await tap(page, '11月28日停水检修');
  await see(page, '早上 8 点到下午 2 点');
  await tap(page, '改过 1 次');
  await see(page, /为什么改：水厂改了检修安排/);
  await expect(screen(page).locator('.affairs-removed').first()).toContainText('晚上 6 点');
  await expect(screen(page).locator('.affairs-added').first()).toContainText('下午 2 点');
  await goTo(page, notices);
  await tap(page, '临时救助名单公示');
  await see(page, '这条公告已撤下');
  await see(page, /里面写了村民的电话/);
  expect(errors).toEqual([]);
});

test('a guest follows a great matter through its six steps, a correction among them, and sees one that failed', async ({
  browser,
}) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/affairs/decisions/index?villageCode=${VILLAGE}`);
  await tap(page, /机耕道硬化/);
  await see(page, '村民代表会议或村民会议决议');
  await see(page, /赞成 \d+，反对 \d+，弃权 \d+/);
  await see(page, /更正：赞成和弃权的票数抄反了/);
  await see(page, '实施结果公开');
  await goTo(page, `features/affairs/decisions/index?villageCode=${VILLAGE}`);
  await tap(page, '大额支出', { exact: true });
  await tap(page, /翻修村办公楼/);
  await see(page, /这件事没有通过，到此为止/);
  expect(errors).toEqual([]);
});

test('a guest reads the yearly 民主评议 with a correction and what twice 不称职 means; who leads it puts one right', async ({
  browser,
}) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, `features/affairs/notices/index?villageCode=${VILLAGE}`);
  await tap(page, '村委会民主评议');
  await see(page, /和“我要点评”里大家打的星是两回事/);
  await see(page, /连续两次不称职。按村民委员会组织法（2018年文本）第三十三条，.*职务终止/);
  await see(page, '2025 年');
  await tap(page, /更正过 1 次/);
  await see(page, '这条已更正，以上面的为准');
  expect(errors).toEqual([]);

  const lead = await phoneOf(browser, '唐国兵');
  await goTo(lead.page, `features/affairs/record-appraisal/index?villageCode=${VILLAGE}&year=2026`);
  await see(lead.page, '更正 2026 年的民主评议');
  await screen(lead.page).locator('input[type="number"]').nth(1).fill('35');
  await tap(lead.page, '记下更正');
  await see(lead.page, /第 1 行 .*：各档的票加起来是 36，实到是 35，两个数要一样/);
  await see(lead.page, /请写清楚为什么更正/);
  expect(lead.errors).toEqual([]);
});

test('a second 民主评议 of a year is recorded as another one, and the town reads which villages held none', async ({
  browser,
}) => {
  const lead = await phoneOf(browser, '唐国兵');
  await goTo(lead.page, `features/affairs/record-appraisal/index?villageCode=${VILLAGE}`);
  await tap(lead.page, '点这里选日期');
  await lead.page.getByText('确定', { exact: true }).last().click();
  await see(lead.page, '2026 年已经记过 1 次');
  await tap(lead.page, '记下', { exact: true });
  await see(lead.page, /是又开的一次会，请点一下/);
  await tap(lead.page, '又开了一次，另记一次');
  await expect(screen(lead.page).getByText(/是又开的一次会，请点一下/)).toHaveCount(0);
  expect(lead.errors).toEqual([]);

  const town = await phoneOf(browser, '赵强');
  await goTo(town.page, 'features/affairs/overdue/index');
  await tap(town.page, '没开民主评议');
  await see(town.page, /个村，\d+ 个今年（2026 年）还没有/);
  await see(town.page, /2026、2025 年没有记下/);
  await expect(screen(town.page).getByText('牛角村')).toHaveCount(0);
  expect(town.errors).toEqual([]);
});

test('what the village has not published in time is said plainly, and can be asked about', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, `features/affairs/overdue/index?villageCode=${VILLAGE}`);
  await see(page, /2026年第三季度的还没公开，过了期限 \d+ 天/);
  await tap(page, '我有疑问');
  await expect(screen(page).locator('textarea').first()).toHaveValue(/救灾救助.*为什么还没有公开/);
  expect(errors).toEqual([]);
});

test('a cadre schedules a notice that the village cannot see, publishes it, and learns who has read it', async ({
  browser,
}) => {
  const title = `开会通知 ${Date.now()}`;
  const cadre = await phoneOf(browser, '刘芳');
  await goTo(cadre.page, 'features/affairs/publish/index');
  await screen(cadre.page).locator('input').last().fill(title);
  await screen(cadre.page)
    .locator('textarea')
    .first()
    .fill('12月5日上午九点在党群服务中心开村民代表会议，请代表准时到会。');
  await tap(cadre.page, '定个时间');
  await tap(cadre.page, '要', { exact: true });
  await tap(cadre.page, '看看发出去的样子');
  await see(cadre.page, /发布，到时候村民才看得到/);
  await tap(cadre.page, '定时发布', { exact: true });
  await see(cadre.page, '定好时间还没发的');
  await see(cadre.page, title);

  const resident = await phoneOf(browser, '王秀英');
  await goTo(resident.page, notices);
  await see(resident.page, '村里的大事怎么定的');
  await expect(screen(resident.page).getByText(title)).toHaveCount(0);

  await tap(cadre.page, title);
  await tap(cadre.page, '马上发', { exact: true });
  await tap(cadre.page, '看看发出去的样子');
  await tap(cadre.page, '发布', { exact: true });
  await see(cadre.page, '村干部办理');

  const reader = await phoneOf(browser, '王秀英');
  await goTo(reader.page, notices);
  await tap(reader.page, title);
  await see(reader.page, '村里已经知道您看过了');
  await tap(cadre.page, '谁看过，谁还没看');
  // The writer is on the village's roster too, and has it open.
  await see(cadre.page, '2 人看过');
  await tap(cadre.page, '只看看过的');
  await see(cadre.page, '王秀英');
  await see(cadre.page, '刘芳');
  expect([...cadre.errors, ...resident.errors, ...reader.errors]).toEqual([]);
});

test('a cadre writes down the next step of a matter; a vote that does not add up is said at its field', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '陈建国');
  await goTo(page, `features/affairs/decisions/index?villageCode=${VILLAGE}`);
  await tap(page, '记一件大事');
  await screen(page).locator('input').first().fill('给五组装路灯二十盏');
  await screen(page).locator('textarea').first().fill('五组晚上黑，支部提议装二十盏太阳能路灯。');
  await tap(page, '记下这一步');
  await see(page, '请选日期');
  await see(page, '在哪里要填');
  expect(errors).toEqual([]);
});
