import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../local/root';
import budgets from '../../miniprogram/config/budgets.json';
import { isLater, laterThanMinimum } from './base-library';
import { apisIn, calledApis } from './called-apis';
import { newerThanPhones } from './old-phones';
import { overBudget } from './packages';
import { privacyDeclaration } from './privacy';

test.each([
  ['a.at(-1)', '.at()'],
  ['[...a.matchAll(/x/g)]', '.matchAll()'],
  ['a.replaceAll("x","y")', '.replaceAll()'],
  ['Promise.allSettled(a)', 'Promise.allSettled()'],
  ['Object.hasOwn(a, b)', 'Object.hasOwn()'],
  ['globalThis.x = 1', 'globalThis'],
  ['new Intl.NumberFormat()', 'Intl'],
  ['BigInt(1)', 'BigInt'],
  ['/(?<=a)b/.test(c)', 'lookbehind'],
  ['/(?<year>a)/.test(c)', 'a named group'],
  ['/\\p{Script=Han}/u.test(c)', '\\p{…}'],
  ['/a/s.test(c)', 'the flags s'],
  ['a?.b', '?.'],
  ['a ?? b', '??'],
  ['class A { #x = 1 }', 'a class field'],
  ['async function f() {}', 'async'],
  ['var a = {...b}', 'a spread object'],
  ['try { a() } catch { b() }', 'catch without a name'],
])('%s is not for an old phone', (script, what) => {
  expect(newerThanPhones(script).join('\n')).toContain(what);
});

test('what old phones have is let through, and so is a name in words or behind typeof', () => {
  const script = `"a.at(0) Intl"; a.map(function (b) { return b.matchAll }); typeof Intl; x = { at: 1, Intl: 2 }; class A { m() {} };
    let [p, ...q] = [...a]; (a) => \`\${a}\`; Object.keys(a); Promise.all(a); /(?:a)(?=b)/giu.test(c); a.startsWith("b")`;
  expect(newerThanPhones(script)).toEqual([]);
});

test('what is called is what the code calls, not what it speaks of', () => {
  const { functions, openTypes, asked } = apisIn(`
    // Taro.chooseLocation would be another thing
    const words = 'Taro.chooseAddress';
    const audio: Taro.InnerAudioContext = Taro.createInnerAudioContext();
    if (Taro.canIUse('getFuzzyLocation')) void wx.getFuzzyLocation();
    export const B = () => <Button openType="getPhoneNumber" />;`);
  expect([...functions].sort()).toEqual(['canIUse', 'createInnerAudioContext', 'getFuzzyLocation']);
  expect([...openTypes]).toEqual(['getPhoneNumber']);
  expect([...asked]).toEqual(['getFuzzyLocation']);
});

test('an API later than the base library that is declared is asked for first', () => {
  expect(isLater('2.32.3', '2.20.1')).toBe(true);
  expect(isLater('2.4.4', '2.20.1')).toBe(false);
  expect(isLater('2.20.1', '2.20.1')).toBe(false);
  const functions = new Set(['openPrivacyContract', 'login', 'newestThing']);
  expect(laterThanMinimum({ functions, asked: new Set() })).toEqual([
    expect.stringContaining('openPrivacyContract'),
    expect.stringContaining('newestThing'),
  ]);
  expect(
    laterThanMinimum({ functions: new Set(['openPrivacyContract']), asked: new Set(['openPrivacyContract']) }),
  ).toEqual([]);
  expect(laterThanMinimum(calledApis())).toEqual([]);
});

test('the privacy guide has what is called, and nothing else', () => {
  const declared = privacyDeclaration();
  for (const name of [
    '手机号',
    '选中的照片或视频信息',
    '选中的文件',
    '麦克风',
    '相册（仅写入）权限',
    '剪切板',
    '身份证号码',
  ])
    expect(declared).toContain(`| ${name} |`);
  // Where the phone is, nothing asks; a place on the map only where WeChat has allowed it.
  expect(declared).not.toContain('| 位置信息 |');
  expect(declared).toMatch(/\| 选择的位置信息 \|.*only in a build with `TARO_APP_LOCATION` \|/);
  const called = { openTypes: new Set<string>(), asked: new Set<string>() };
  expect(privacyDeclaration({ ...called, functions: new Set(['chooseLocation']) })).toContain('| 选择的位置信息 |');
  expect(privacyDeclaration({ ...called, functions: new Set() })).not.toContain('剪切板');
  expect(() => privacyDeclaration({ ...called, functions: new Set(['getLocation']) })).toThrow('位置信息');
});

describe('a build', () => {
  const dist = mkdtempSync(path.join(os.tmpdir(), 'check-weapp-'));
  afterAll(() => rmSync(dist, { recursive: true, force: true }));
  const checked = () =>
    spawnSync(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts/check-weapp.ts'), dist], {
      cwd: ROOT,
      encoding: 'utf8',
    });

  test('over a budget, without a sitemap, or with what old phones have not, fails', () => {
    mkdirSync(path.join(dist, 'features/reports'), { recursive: true });
    const app = { subPackages: [{ root: 'features/reports' }], sitemapLocation: 'sitemap.json' };
    writeFileSync(path.join(dist, 'app.json'), JSON.stringify(app));
    writeFileSync(path.join(dist, 'sitemap.json'), '{}');
    writeFileSync(path.join(dist, 'features/reports/index.js'), 'a()');
    expect(checked()).toMatchObject({ status: 0 });

    writeFileSync(path.join(dist, 'common.js'), `a("${'x'.repeat(budgets.mainPackageBytes)}")`);
    writeFileSync(path.join(dist, 'features/reports/index.js'), 'a.at(0)');
    rmSync(path.join(dist, 'sitemap.json'));
    const { status, stderr } = checked();
    expect(status).toBe(1);
    expect(stderr).toContain(`bytes, ${budgets.mainPackageBytes} are allowed`);
    expect(stderr).toContain('features/reports/index.js: .at()');
    expect(stderr).toContain('sitemap');
  });

  test('a sub-package has its own budget', () => {
    expect(
      overBudget(
        new Map([
          ['main', 600_000],
          ['features/reports/', 1_000_000],
        ]),
      ),
    ).toEqual([]);
    expect(overBudget(new Map([['features/reports/', 1_000_001]]))).toHaveLength(1);
  });
});
