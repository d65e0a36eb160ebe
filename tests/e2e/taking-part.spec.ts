import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { demoPeople } from '../../scripts/seed/demo-people';
import { goTo, phoneOf, screen, see, tap } from './phone';

const demoPerson = (name: string) => {
  const person = demoPeople.find((each) => each.name === name);
  if (!person) throw new Error(`no demo person ${name}`);
  return person;
};

test('a resident binds their real name with the number on the roster, and sees their money; a wrong one is told so', async ({
  browser,
}) => {
  const { page, errors } = await phoneOf(browser, '李小军');
  const { idNumber } = demoPerson('李小军');
  await goTo(page, 'features/identity/bind/index');
  await tap(page, '我同意，开始绑定');
  await screen(page).locator('input').nth(0).fill('李小军');
  await screen(page)
    .locator('input')
    .nth(1)
    .fill(idNumber.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await tap(page, '下一步', { exact: true });
  await see(page, '身份证号不对');
  await screen(page).locator('input').nth(1).fill(idNumber);
  await tap(page, '下一步', { exact: true });
  await see(page, '正在为“李小军”绑定');
  await tap(page, '微信手机号', { exact: true });
  await see(page, '绑定好了');
  await tap(page, '去看我的补贴');
  await see(page, /今年到账|已经到账/);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(idNumber);
  expect(errors).toEqual([]);
});

test('a resident reviews a cadre; the review counts, and is theirs to change', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '王秀英');
  await goTo(page, 'features/reviews/village/index?villageCode=511503002228');
  await tap(page, /刘芳/);
  const review = async (stars: number, words: string, send: string) => {
    await page
      .getByRole('radio', { name: new RegExp(`^${stars} 星`) })
      .last()
      .click();
    await screen(page).locator('textarea').first().fill(words);
    await tap(page, send, { exact: true });
  };
  await review(5, '办事耐心，盖章不用跑两趟', '提交评价');
  await see(page, '办事耐心，盖章不用跑两趟');
  await tap(page, '修改评价');
  await review(3, '最近回电话慢了', '保存修改');
  await see(page, '最近回电话慢了');
  await expect(screen(page).getByText('办事耐心，盖章不用跑两趟')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a cadre publishes a notice and adds a picture, and the village reads and sees it', async ({ browser }) => {
  const title = `停水通知 ${Date.now()}`;
  const cadre = await phoneOf(browser, '刘芳');
  await goTo(cadre.page, 'features/affairs/publish/index');
  await tap(cadre.page, /服务/);
  await screen(cadre.page).locator('input').last().fill(title);
  await screen(cadre.page).locator('textarea').first().fill('11月28日全天停水检修，请提前存水，恢复时间另行通知。');
  await tap(cadre.page, '看看发出去的样子');
  await cadre.page.getByText('发布', { exact: true }).last().click();
  await see(cadre.page, title);
  await tap(cadre.page, '加照片', { exact: true });
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer();
  await tap(cadre.page, '拍照或选照片');
  const [chooser] = await Promise.all([
    cadre.page.waitForEvent('filechooser'),
    cadre.page.getByText('从相册选择').click(),
  ]);
  await chooser.setFiles([{ name: 'pipe.jpg', mimeType: 'image/jpeg', buffer: picture }]);
  await tap(cadre.page, '没有', { exact: true });
  await tap(cadre.page, '遮好了，看看效果');
  await tap(cadre.page, '都遮住了，公开');
  await tap(cadre.page, '好了，回去');
  await see(cadre.page, '拿掉第 1 张照片');
  const resident = await phoneOf(browser, '王秀英');
  await tap(resident.page, title);
  await expect(screen(resident.page).locator('.media-cell')).toHaveCount(1);
  expect([...cadre.errors, ...resident.errors]).toEqual([]);
});

test('a cadre who is also a resident sees what awaits them first, and switches with one tap', async ({ browser }) => {
  const { page } = await phoneOf(browser, '陈建国');
  await see(page, '等您办的');
  await tap(page, '村民', { exact: true });
  await see(page, '今年到账');
});
