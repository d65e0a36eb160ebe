import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isBuiltIn } from '../weapp/privacy';

/** WeChat's interfaces that want a line in 用户隐私保护指引, and what must be declared there. WeChat refuses the call without it. */
export const PRIVATE_APIS: Readonly<Record<string, string>> = {
  chooseMedia: '收集你选中的照片或视频信息',
  chooseImage: '收集你选中的照片或视频信息',
  chooseVideo: '收集你选中的照片或视频信息',
  chooseMessageFile: '收集你选中的文件',
  getRecorderManager: '使用你的麦克风',
  saveImageToPhotosAlbum: '使用你的相册（仅写入）权限',
  saveVideoToPhotosAlbum: '使用你的相册（仅写入）权限',
  chooseLocation: '收集你选择的位置信息',
  getLocation: '收集你的位置信息',
  getFuzzyLocation: '收集你的位置信息',
  setClipboardData: '读取你的剪切板',
  getClipboardData: '读取你的剪切板',
  chooseAddress: '收集你的地址',
  chooseInvoiceTitle: '收集你的发票信息',
  getWeRunData: '收集你的微信运动步数',
  addPhoneContact: '使用你的通讯录（仅写入）权限',
  addPhoneCalendar: '使用你的日历（仅写入）权限',
  openBluetoothAdapter: '使用蓝牙',
  startAccelerometer: '使用你的加速传感器',
};

const MB = 1024 * 1024;
/** WeChat's limits: a package, and all of them together. */
const LARGEST_PACKAGE = 2 * MB;
const LARGEST_APP = 30 * MB;

export interface Release {
  appId: string;
  /** The file of the upload key. */
  key: string;
  hasKey: boolean;
  /** Where the API is. */
  base: string;
  /** The build is for this base; false where there is none. */
  isBuiltFor: boolean;
  /** Addresses of this machine in the build. */
  local: readonly string[];
  bytes: number;
  /** Bytes by package: the main one is `main`. */
  packages: Readonly<Record<string, number>>;
  /** Private interfaces that the code calls. */
  called: readonly string[];
  /** Those that docs/wechat-review.md declares. */
  declared: readonly string[];
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(folder, name))
        .filter((file) => statSync(file).isFile())
    : [];

function packagesOf(dist: string): Record<string, number> {
  const app = path.join(dist, 'app.json');
  if (!existsSync(app)) return {};
  const { subPackages = [], subpackages = [] } = JSON.parse(readFileSync(app, 'utf8')) as Record<
    'subPackages' | 'subpackages',
    { root: string }[] | undefined
  >;
  const roots = [...subPackages, ...subpackages].map(({ root }) => root.replace(/\/$/, ''));
  const sums: Record<string, number> = { main: 0 };
  for (const file of filesIn(dist)) {
    const name = path.relative(dist, file).split(path.sep).join('/');
    const of = roots.find((root) => name.startsWith(`${root}/`)) ?? 'main';
    sums[of] = (sums[of] ?? 0) + statSync(file).size;
  }
  return sums;
}

/** What there is to release in a checkout: the build, what its code calls, what is declared. Decides nothing. */
export function readRelease(root: string, { key, base }: { key: string; base: string }): Release {
  const dist = path.join(root, 'dist/weapp');
  const scripts = filesIn(dist).filter((file) => /\.js$/.test(file));
  const texts = scripts.map((file) => readFileSync(file, 'utf8'));
  const code = filesIn(path.join(root, 'miniprogram/src'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'));
  const review = path.join(root, 'docs/wechat-review.md');
  const words = existsSync(review) ? readFileSync(review, 'utf8') : '';
  const packages = packagesOf(dist);
  const calls = (name: string) => code.some((text) => new RegExp(`\\b(?:Taro|wx)\\.${name}\\b`).test(text));
  return {
    appId: (JSON.parse(readFileSync(path.join(root, 'miniprogram/project.config.json'), 'utf8')) as { appid: string })
      .appid,
    key,
    hasKey: existsSync(key),
    base: base.replace(/\/$/, ''),
    isBuiltFor: texts.some((text) => text.includes(base.replace(/\/$/, ''))),
    local: [...new Set(texts.flatMap((text) => text.match(/https?:\/\/(?:127\.0\.0\.1|localhost)[^"'`\\]*/g) ?? []))],
    bytes: Object.values(packages).reduce((sum, bytes) => sum + bytes, 0),
    packages,
    called: Object.keys(PRIVATE_APIS).filter((name) => calls(name) && isBuiltIn(name)),
    declared: [...words.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name!),
  };
}

/** What keeps it from being sent: a line each, empty when nothing does. */
export function faultsOfRelease(release: Release): string[] {
  const { appId, hasKey, key, base, isBuiltFor, local, packages, bytes, called, declared } = release;
  const faults: string[] = [];
  if (!/^wx[0-9a-f]{16}$/.test(appId))
    faults.push(`miniprogram/project.config.json 的 appid 是 ${appId}，不是小程序的 AppID`);
  if (appId === 'wx0000000000000000') faults.push('AppID 是本机演示用的');
  if (!hasKey) faults.push(`没有上传密钥文件 ${key}`);
  if (!/^https:\/\/(?!\d+\.\d+\.\d+\.\d+)[\w-]+(\.[\w-]+)+(\/[\w./-]*)?$/.test(base))
    faults.push(`${base} 不行：要备案域名的 https 地址`);
  if (Object.keys(packages).length === 0) faults.push('没有 dist/weapp：先 npm run build:weapp');
  else if (!isBuiltFor) faults.push(`dist/weapp 不是给 ${base} 构建的：TARO_APP_API_BASE=${base} npm run build:weapp`);
  if (local.length > 0) faults.push(`构建里有本机地址：${local.join('、')}`);
  for (const [name, size] of Object.entries(packages))
    if (size > LARGEST_PACKAGE) faults.push(`${name} 包有 ${size} 字节，最多 ${LARGEST_PACKAGE}`);
  if (bytes > LARGEST_APP) faults.push(`一共 ${bytes} 字节，最多 ${LARGEST_APP}`);
  for (const name of called.filter((each) => !declared.includes(each)))
    faults.push(`代码里用了 ${name}，docs/wechat-review.md 没有声明“${PRIVATE_APIS[name]}”`);
  for (const name of declared.filter((each) => Object.hasOwn(PRIVATE_APIS, each) && !called.includes(each)))
    faults.push(`docs/wechat-review.md 声明了 ${name}，代码里没有用：多声明会被打回`);
  return faults;
}
