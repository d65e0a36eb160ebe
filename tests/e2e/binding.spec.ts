import { expect, type Page, test } from '@playwright/test';
import { demoPeople, NIUJIAO } from '../../scripts/seed/demo-people';
import { idNumberOf } from '../../scripts/seed/id-numbers';
import { goTo, openTab, phoneOf, screen, see, tap } from './phone';

const numberOf = (name: string) => demoPeople.find((person) => person.name === name)!.idNumber;
/** 王秀英's husband: in the roster without a phone (scripts/seed/family.ts). */
const OLD = { name: '李长寿', idNumber: idNumberOf('511503', '1953-10-02', 971) };

const fill = async (page: Page, ...values: string[]) => {
  for (const [place, value] of values.entries()) await screen(page).locator('input').nth(place).fill(value);
};
const find = async (page: Page, { name, idNumber }: typeof OLD) => {
  await goTo(page, `features/identity/counter/index?villageCode=${NIUJIAO}`);
  await fill(page, name, idNumber);
  await tap(page, '查找', { exact: true });
  await see(page, name);
};
const agree = (page: Page, words: string) => page.getByText(words, { exact: true }).last().click();

test('who has no phone is bound at the counter, by a relative’s phone; and released there', async ({ browser }) => {
  const cadre = await phoneOf(browser, '刘芳');
  await find(cadre.page, OLD);
  await see(cadre.page, '还没有绑定');
  await tap(cadre.page, '证是本人的，人在这里');
  await tap(cadre.page, '本人没有手机，用亲属的手机');
  await fill(cadre.page, '妻子', '王秀英', '牛角2026-001');
  await screen(cadre.page).getByText('开办理码', { exact: true }).last().click();
  await see(cadre.page, '念给本人听');
  const code = (await screen(cadre.page).locator('.counter-code').innerText()).replace(/\D/g, '');

  const relative = await phoneOf(browser, '过路人');
  await goTo(relative.page, 'features/identity/bind/index');
  await tap(relative.page, '我同意，开始绑定');
  await fill(relative.page, OLD.name, OLD.idNumber);
  await tap(relative.page, '下一步', { exact: true });
  // The phone in hand is not the roster's: one answer, and the other way.
  await tap(relative.page, '微信手机号', { exact: true });
  await see(relative.page, /带身份证到村委会窗口办理/);
  await tap(relative.page, '手机号不一样，或者没有手机号');
  await see(relative.page, '到村委会窗口办理');
  await screen(relative.page).locator('input').last().fill('00000000');
  await tap(relative.page, '用办理码绑定');
  await see(relative.page, /办理码对不上/);
  await screen(relative.page).locator('input').last().fill(code);
  await tap(relative.page, '用办理码绑定');
  await see(relative.page, '绑定好了');

  await find(cadre.page, OLD);
  await see(cadre.page, '妻子 王秀英');
  await tap(cadre.page, '证是本人的，人在这里');
  await screen(cadre.page).locator('textarea').last().fill('本人换了手机，要重新绑定');
  await screen(cadre.page).getByText('解除绑定', { exact: true }).last().click();
  await agree(cadre.page, '解除绑定');
  await find(cadre.page, OLD);
  await see(cadre.page, '还没有绑定');
  expect([...cadre.errors, ...relative.errors]).toEqual([]);
});

test('an admin asks for a role that watches; it is given when the one who holds it confirms', async ({ browser }) => {
  const admin = await phoneOf(browser, '孙磊');
  const person = { name: '李小军', idNumber: numberOf('李小军') };
  await find(admin.page, person);
  await tap(admin.page, '身份保管员', { exact: true });
  await screen(admin.page).locator('input').last().fill('区档案局身份保管员');
  await screen(admin.page).getByText('授权', { exact: true }).last().click();
  await see(admin.page, '查找');
  await goTo(admin.page, 'features/identity/grants/index');
  await see(admin.page, '您自己的事、您提出的事，要别的人来确认。');

  const custodian = await phoneOf(browser, '何清');
  await openTab(custodian.page, '我的');
  await tap(custodian.page, '待我确认的授权');
  await see(custodian.page, '李小军（牛角村）');
  await see(custodian.page, /区档案局身份保管员/);
  await screen(custodian.page).getByText('确认', { exact: true }).first().click();
  await agree(custodian.page, '确认');
  await see(custodian.page, '没有等您确认的');
  await find(admin.page, person);
  await see(admin.page, /区档案局身份保管员/);
  expect([...admin.errors, ...custodian.errors]).toEqual([]);
});

test('an admin finds by a name who holds an office, anywhere in the district', async ({ browser }) => {
  const { page, errors } = await phoneOf(browser, '孙磊');
  await goTo(page, 'features/identity/counter/index');
  await tap(page, '谁担任什么');
  await see(page, '周敏（凤翔社区）');
  await fill(page, '陈建国');
  await see(page, /党支部书记、村委会主任/);
  await expect(screen(page).getByText('周敏（凤翔社区）')).toHaveCount(0);
  expect(errors).toEqual([]);
});
