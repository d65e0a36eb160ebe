import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../../local/root';
import { faultsOfRelease, PRIVATE_APIS, readRelease } from './release-checks';

let root = '';
const base = 'https://api.nanxi.gov.cn';
const put = (file: string, text: string) => {
  const whole = path.join(root, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text);
};
/** A checkout in which nothing is wrong. */
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-release-'));
  put('miniprogram/project.config.json', JSON.stringify({ appid: 'wx0123456789abcdef' }));
  put('miniprogram/src/pick.ts', 'await Taro.chooseMedia({});');
  put('docs/wechat-review.md', '| `chooseMedia` | 收集 | 举报 |\n');
  put('dist/weapp/app.json', JSON.stringify({ subPackages: [{ root: 'features/reports' }] }));
  put('dist/weapp/app.js', `const base = "${base}";`);
  put('dist/weapp/features/reports/index.js', 'x');
  put('upload.key', 'key');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const faults = (more: { key?: string; base?: string } = {}) =>
  faultsOfRelease(readRelease(root, { key: path.join(root, more.key ?? 'upload.key'), base: more.base ?? base }));

test('nothing wrong, nothing said', () => {
  expect(faults()).toEqual([]);
  expect(faults({ base: `${base}/` })).toEqual([]);
});

type Planted = [what: string, plant: () => void, expected: RegExp, more?: { key?: string; base?: string }];

test.each<Planted>([
  [
    'the AppID of WeChat’s tourists',
    () => put('miniprogram/project.config.json', '{"appid":"touristappid"}'),
    /touristappid/,
  ],
  [
    'the AppID of the demonstration',
    () => put('miniprogram/project.config.json', '{"appid":"wx0000000000000000"}'),
    /演示/,
  ],
  ['a key that is not there', () => undefined, /没有上传密钥文件/, { key: 'no.key' }],
  [
    'an address of this machine in the build',
    () => put('dist/weapp/b.js', '"http://127.0.0.1:4000/api"'),
    /127\.0\.0\.1:4000/,
  ],
  ['a build for another base', () => put('dist/weapp/app.js', '"https://api.trial.cn"'), /不是给/],
  [
    'a package that is too large',
    () => put('dist/weapp/features/reports/a.js', 'x'.repeat(2 * 1024 * 1024)),
    /features\/reports 包有/,
  ],
  [
    'an interface that is not declared',
    () => put('miniprogram/src/v.ts', 'Taro.getRecorderManager()'),
    /getRecorderManager.*麦克风/,
  ],
  [
    'an interface that is declared and not called',
    () => put('docs/wechat-review.md', '| `chooseMedia` |\n| `getLocation` |\n'),
    /getLocation.*没有用/,
  ],
  ['no build', () => rmSync(path.join(root, 'dist'), { recursive: true }), /没有 dist\/weapp/],
])('refuses %s', (...[, plant, expected, more]: Planted) => {
  plant();
  expect(faults(more)).toEqual([expect.stringMatching(expected)]);
});

test.each(['http://api.nanxi.gov.cn', 'https://10.0.0.1', 'https://localhost', 'api.nanxi.gov.cn'])(
  'refuses the base %s',
  (wrong) => {
    expect(faults({ base: wrong }).join('\n')).toMatch(/备案域名/);
  },
);

test('a place on the map is to be declared only for a build that asks for one', () => {
  const { TARO_APP_LOCATION } = process.env;
  process.env.TARO_APP_LOCATION = 'on';
  try {
    expect(readRelease(ROOT, { key: 'none', base }).called).toContain('chooseLocation');
  } finally {
    if (TARO_APP_LOCATION === undefined) delete process.env.TARO_APP_LOCATION;
    else process.env.TARO_APP_LOCATION = TARO_APP_LOCATION;
  }
});

test('this checkout declares what its own code calls, and no more', () => {
  const { called, declared } = readRelease(ROOT, { key: 'none', base });
  expect(called.length).toBeGreaterThan(3);
  expect(declared.filter((name) => Object.hasOwn(PRIVATE_APIS, name)).sort()).toEqual([...called].sort());
});
