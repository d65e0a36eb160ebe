import { type Browser, expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, openTab, phoneOf, screen, see, tap } from './phone';

const search = async (page: Page, typed: string) => {
  await screen(page).locator('input').first().fill(typed);
};

/** A browser whose voice says nothing aloud and keeps what it was given; with no voices, one that cannot. */
async function phoneWithVoice(browser: Browser, voices: { lang: string }[], pieceMs = 0) {
  const phone = await newPhone(browser);
  await phone.page.addInitScript(
    ([voices, pieceMs]) => {
      const said: { text: string; rate: number }[] = [];
      let ending: ReturnType<typeof setTimeout> | undefined;
      class Piece {
        onend?: () => void;
        rate = 1;
        constructor(readonly text: string) {}
      }
      Object.assign(window, { said, SpeechSynthesisUtterance: Piece });
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => voices,
          speak: (piece: Piece) => {
            said.push({ text: piece.text, rate: piece.rate });
            ending = setTimeout(() => piece.onend?.(), pieceMs as number);
          },
          cancel: () => clearTimeout(ending),
        },
      });
    },
    [voices, pieceMs] as const,
  );
  await phone.page.reload();
  const said = () => phone.page.evaluate(() => (window as unknown as { said: { text: string; rate: number }[] }).said);
  return { ...phone, said };
}

test('a guest finds a policy by its initials, by a wrong letter and by what people call it', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, 'features/affairs/policies/index');
  for (const [typed, found] of [
    ['gdbt', /耕地地力保护补贴怎么算/],
    ['种田补帖', /耕地地力保护补贴怎么算/],
    ['宅机地', /宅基地申请审批/],
    ['laorenqian', /高龄津贴/],
  ] as const) {
    await search(page, typed);
    await see(page, found);
  }
  await search(page, '火星移民');
  await see(page, '没有找到');
  await tap(page, '直接问一问');
  await expect(page).toHaveURL(/reports\/ask/);
  expect(errors).toEqual([]);
});

test('a guest chooses what happened at home and reads the policy to its source', async ({ browser }) => {
  const { page, errors } = await newPhone(browser);
  await goTo(page, 'features/affairs/policies/index');
  await tap(page, '生孩子', { exact: true });
  await see(page, '育儿补贴');
  await tap(page, '换一个');
  await tap(page, '孩子上学', { exact: true });
  await tap(page, '雨露计划', { exact: true });
  for (const question of [
    '谁能办',
    '怎么办',
    '带什么',
    '去哪里',
    '什么时候截止',
    '打什么电话问',
    '相关补贴',
    '出自哪里',
  ])
    await see(page, question);
  await see(page, '以经办部门答复为准');
  expect(errors).toEqual([]);
});

test('a policy that ended says so, and an old version says that it is old', async ({ browser }) => {
  const { page } = await newPhone(browser);
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC10');
  await see(page, '已到期');
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC64&effectiveOn=2022-01-01');
  await see(page, '这是以前的内容');
  await tap(page, '看现在用的');
  await see(page, /12 月 20 日/);
});

test('王秀英 is told that a policy she saved changed, reads what, saves another and reads both without a network', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/affairs/saved-policies/index');
  await see(page, '有变化');
  await openTab(page, '消息');
  // Among all, what other tests sent her today would push it off the first page.
  await tap(page, '政策', { exact: true });
  const noted = page.waitForResponse((answer) => answer.request().method() === 'PUT' && /saved/.test(answer.url()));
  await tap(page, '您收藏的政策有变化');
  await see(page, '以前');
  await see(page, /也可以在手机上自己报/);
  await noted;
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC18');
  await see(page, '有新内容快开始了');
  await tap(page, '收藏，改了告诉我');
  await see(page, '已收藏，点一下取消');
  await goTo(page, 'features/affairs/saved-policies/index');
  await see(page, '农机购置与应用补贴办理');
  await expect(screen(page).getByText('有变化')).toHaveCount(0);
  // What is saved is brought to the phone one after the other.
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('pinned:')).length))
    .toBeGreaterThan(1);
  await page.route('**/api/**', (route) => route.abort());
  await tap(page, '防止返贫监测帮扶申报');
  await see(page, '谁能办');
  await page.unroute('**/api/**');
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC18');
  await tap(page, '已收藏，点一下取消');
  await see(page, '收藏，改了告诉我');
  await goTo(page, 'features/affairs/saved-policies/index');
  await expect(screen(page).getByText('农机购置与应用补贴办理')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a policy is read aloud sentence by sentence, paused, slower, and not any more when the page is left', async ({
  browser,
}) => {
  const { page, said, errors } = await phoneWithVoice(browser, [{ lang: 'zh-CN' }], 1000);
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC64');
  await tap(page, '读给我听');
  await see(page, /第 \d+ 句，共/);
  await expect.poll(async () => (await said()).length).toBeGreaterThan(1);
  await tap(page, '停一下');
  const paused = (await said()).length;
  await page.waitForTimeout(2200);
  expect((await said()).length).toBe(paused);
  await tap(page, '接着读');
  await expect.poll(async () => (await said()).length).toBeGreaterThan(paused + 1);
  // It goes on with the sentence at which it stopped.
  expect((await said())[paused]!.text).toBe((await said())[paused - 1]!.text);
  await tap(page, '读慢点');
  await expect.poll(async () => (await said()).at(-1)!.rate).toBeLessThan(1);
  await tap(page, /看改了什么/);
  await see(page, '现在用的');
  const left = (await said()).length;
  await page.waitForTimeout(2200);
  expect((await said()).length).toBe(left);
  expect((await said())[0]!.text).toContain('政策性农业保险');
  expect(errors).toEqual([]);
});

test('a phone without a Chinese voice says so instead of staying silent', async ({ browser }) => {
  const { page } = await phoneWithVoice(browser, []);
  await goTo(page, 'features/affairs/policy/index?policyCode=ZC64');
  await tap(page, '读给我听');
  await see(page, /没有中文语音/);
});
