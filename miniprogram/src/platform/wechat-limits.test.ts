import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Taro from '@tarojs/taro';
import { confirm } from './notify';
import { askToSubscribe } from './subscribe';

/**
 * What WeChat refuses or cuts off and a browser does not (developers.weixin.qq.com: wx.showModal, showActionSheet, showToast,
 * requestSubscribeMessage, tabBar). A title of a page has no figure there: ours is what fits beside the capsule of a phone 375 wide.
 */
const MOST = { items: 6, besideIcon: 7, templates: 3, tabs: 5, tabText: 4, pageTitle: 10 };

const SRC = join(__dirname, '..');
const files = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name: relative(SRC, join(SRC, name)), text: readFileSync(join(SRC, name), 'utf8') }));
const all = (pattern: RegExp) =>
  files.flatMap(({ name, text }) => [...text.matchAll(pattern)].map((found) => ({ name, found })));
const literalsIn = (text: string) => [...text.matchAll(/'([^']*)'/g)].map(([, words = '']) => words);

test('a button of a dialog has four characters at the most: the compiler says so, and words that got past it are replaced', async () => {
  const showModal = jest.fn(async () => ({ confirm: true }));
  Object.assign(Taro, { showModal });
  // @ts-expect-error: five characters
  await confirm('问', '话', '确认更正了');
  // @ts-expect-error: words that nobody has counted
  await confirm('问', '话', String('好'), String('确认更正了'));
  await confirm('问', '话', '压缩后传', '原样传');
  await confirm('问', '话');
  const shown = (showModal.mock.calls as unknown as [{ confirmText: string; cancelText: string }][]).map(([asked]) => [
    asked.confirmText,
    asked.cancelText,
  ]);
  expect(shown).toEqual([
    ['确定', '取消'],
    ['好', '取消'],
    ['压缩后传', '原样传'],
    ['确定', '取消'],
  ]);
});

test('a dialog has one door, and no page is asked by another', () => {
  expect(all(/showModal\(/g).map(({ name }) => name)).toEqual(['platform/notify.ts']);
});

test('lists to choose from, lines that go away, titles and tabs fit', () => {
  for (const { found } of all(/showActionSheet\(\{\s*itemList: (.*?)\}\)/gs)) {
    const items = literalsIn(found[1]!);
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThanOrEqual(MOST.items);
  }
  expect(all(/showActionSheet\(/g)).toHaveLength(all(/showActionSheet\(\{\s*itemList: \[/g).length);
  // Beside an icon a line is cut after seven: ours have none.
  expect(all(/showToast\(/g)).toHaveLength(all(/showToast\(\{ title, icon: 'none'/g).length);
  for (const { found } of all(/showLoading\(\{ title: (.*?)[,}]/g))
    expect(literalsIn(found[1]!).every((words) => words.length > 0 && words.length <= MOST.besideIcon)).toBe(true);
  const titles = all(/navigationBarTitleText: '([^']*)'/g).map(({ found }) => found[1]!);
  expect(titles.length).toBeGreaterThan(50);
  expect(titles.filter((title) => title.length > MOST.pageTitle)).toEqual([]);
  expect(all(/setNavigationBarTitle\(/g)).toEqual([]);
  const tabs = all(/\btab\('\w+', '([^']*)'\)/g).map(({ found }) => found[1]!);
  expect(tabs.length).toBeGreaterThanOrEqual(2);
  expect(tabs.length).toBeLessThanOrEqual(MOST.tabs);
  expect(tabs.filter((text) => text.length > MOST.tabText)).toEqual([]);
});

test('no more reminders are asked for at once than WeChat lets one ask for', async () => {
  const before = process.env.TARO_ENV;
  process.env.TARO_ENV = 'weapp';
  const requestSubscribeMessage = jest.fn(async (_: { tmplIds: string[] }) => ({ a: 'accept', d: 'accept' }));
  Object.assign(Taro, { requestSubscribeMessage });
  try {
    await askToSubscribe(['a', 'b', 'c', 'd']);
    expect(requestSubscribeMessage.mock.calls[0]![0].tmplIds).toHaveLength(MOST.templates);
  } finally {
    process.env.TARO_ENV = before;
  }
});
