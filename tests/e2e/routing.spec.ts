import { expect, type Page, test } from '@playwright/test';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

const press = (page: Page, words: string) =>
  screen(page).locator('.reports-actions').getByText(words, { exact: true }).click();
const agree = (page: Page, words: string) =>
  page
    .getByText(new RegExp(`^(确定|${words})$`))
    .last()
    .click();

async function submit(page: Page, words: string): Promise<void> {
  await openTab(page, '举报');
  await screen(page).locator('textarea').first().fill(words);
  await tap(page, '工程项目', { exact: true });
  await tap(page, '村里的事', { exact: true });
  await tap(page, '实名', { exact: true });
  await tap(page, '提交', { exact: true });
}

test('a cadre whom the words name is not who handles it; sent twice, it is shown; they explain, and see only what they are asked', async ({
  browser,
}) => {
  const words = `陈书记家门前的路用的是集体的钱，别家门前一分都没有 ${Date.now()}`;
  const [resident, cadre, town] = await Promise.all([
    phoneOf(browser, '王秀英'),
    phoneOf(browser, '陈建国'),
    phoneOf(browser, '赵强'),
  ]);
  await submit(resident.page, words);
  await see(resident.page, '已收到');
  await see(resident.page, '罗龙街道办事处');
  await see(resident.page, /由镇街来办/);
  await tap(resident.page, '我记好了');
  await submit(resident.page, words);
  await see(resident.page, '您刚报过这件事');
  await tap(resident.page, '不是一件事，还是要报');
  await see(resident.page, '已收到');
  await tap(resident.page, '看进展', { exact: true });
  await see(resident.page, '交给了该办的单位');
  // It was sent twice: the one that is open here.
  const [number = ''] =
    /NX\d{8}-\w{4}/.exec(
      await screen(resident.page)
        .getByText(/编号 NX/)
        .first()
        .innerText(),
    ) ?? [];

  await goTo(cadre.page, 'features/reports/work/index');
  await see(cadre.page, '选几件分派');
  await expect(screen(cadre.page).getByText(words)).toHaveCount(0);

  const unread = screen(cadre.page).locator('.messages-new');
  await openTab(cadre.page, '消息');
  await tap(cadre.page, '全部标为已读');
  await expect(unread).toHaveCount(0);

  await goTo(town.page, 'features/reports/work/index');
  await tap(town.page, new RegExp(number));
  await press(town.page, '更多');
  await tap(town.page, '请本人说明', { exact: true });
  const sheet = town.page.locator('.sheet');
  const summary = sheet.locator('textarea:visible').last();
  await summary.fill(`有人说${words}`);
  await sheet.getByText('发给本人', { exact: true }).click();
  await see(town.page, /一模一样/);
  await summary.fill('请说明今年村里修路的钱是怎样安排的，各户门前怎样定的。');
  await sheet.getByText(/^(发给本人|我看过了，照样发)$/).click();
  await see(town.page, '等他说明');

  const asked = unread.filter({ hasText: '有一件事请您说明情况' });
  await expect(async () => {
    await cadre.page.reload();
    await expect(asked).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await asked.click();
  await see(cadre.page, '罗龙街道办事处请您说明');
  await see(cadre.page, /那一周提出/);
  await expect(screen(cadre.page).getByText(words)).toHaveCount(0);
  await tap(cadre.page, '交给他们', { exact: true });
  await see(cadre.page, '请写清情况，至少 5 个字');
  await screen(cadre.page).locator('textarea').first().fill('路面按小组会的决议修，各户门前都在方案里。');
  await tap(cadre.page, '交给他们', { exact: true });
  await agree(cadre.page, '交给他们');
  await see(cadre.page, '您的说明');

  await town.page.reload();
  await see(town.page, '路面按小组会的决议修，各户门前都在方案里。');
  await resident.page.reload();
  await see(resident.page, '已向有关人员了解情况');
  await expect(screen(resident.page).getByText('路面按小组会的决议修')).toHaveCount(0);
  for (const { errors } of [resident, cadre, town]) expect(errors).toEqual([]);
});

test('the admin tries a report, switches a rule off, and sees another fire; the order is theirs', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '孙磊');
  await openTab(page, '我的');
  await tap(page, '分办规则', { exact: true });
  await see(page, '1. 镇街的人');
  const trial = async () => {
    await tap(page, '试一试', { exact: true });
    await tap(page, '罗龙街道', { exact: true });
    await tap(page, '牛角村', { exact: true });
    await tap(page, '环境卫生', { exact: true });
    await tap(page, '看看给谁办', { exact: true });
  };
  await trial();
  await see(page, '3 天内受理，受理后 10 天内答复');
  await see(page, '牛角村村委会');

  await tap(page, '规则', { exact: true });
  await tap(page, /^\d+\. 环境卫生/);
  await tap(page, '停用', { exact: true });
  await agree(page, '停用');
  await expect(page.getByText('规则已经改了')).toBeVisible();
  await trial();
  await see(page, '停用了');
  await see(page, '15 天内受理，受理后 60 天内答复');

  await tap(page, '规则', { exact: true });
  await tap(page, /^2\. /);
  await tap(page, '往上移', { exact: true });
  await see(page, '2. 镇街的人');
  expect(errors).toEqual([]);
});

test('a rule is written, and one slower than the law is refused where it is typed', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '周敏');
  await goTo(page, 'features/reports/routing/index');
  await tap(page, '加一条规则', { exact: true });
  const fill = (label: string, words: string) =>
    screen(page)
      .locator(
        `input[aria-label="${label}"], textarea[aria-label="${label}"], [aria-label="${label}"] input, [aria-label="${label}"] textarea`,
      )
      .first()
      .fill(words);
  await fill('规则的名字', '宅基地加快');
  await tap(page, '土地宅基地', { exact: true });
  await tap(page, '镇街', { exact: true });
  await fill('几天内受理', '16');
  await fill('告诉举报人', '宅基地由镇街来办，要快');
  await fill('依据', '区里定的');
  await tap(page, '保存', { exact: true });
  await see(page, '法定最长 15 天，只能更短，不能更长');
  await fill('几天内受理', '5');
  await tap(page, '保存', { exact: true });
  await see(page, /\d+\. 宅基地加快/);
  expect(errors).toEqual([]);
});
