/**
 * `npm run release:weapp -- --key FILE --base https://api.… [--preview] [--desc 文字] [--dry-run]`: checks what `npm run build:weapp` made and uploads it with
 * WeChat's own tool, under the version of package.json. The key comes from the mp console (开发管理 → 代码上传密钥); its file is named, never read here.
 * Exits 1 with a line for each thing that is wrong, before anything is sent.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { faultsOfRelease, readRelease } from './release/release-checks';

/** miniprogram-ci is asked for when it is used: it brings two hundred packages that nothing else needs (ADR 67). */
const CI = 'miniprogram-ci@2';

function main(): number {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      options: {
        key: { type: 'string' },
        base: { type: 'string' },
        desc: { type: 'string' },
        preview: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    }));
  } catch {
    values = {};
  }
  const { key, base, desc = `v${version}` } = values as Record<string, string | undefined>;
  if (!key || !base) {
    console.error(
      '用法：npm run release:weapp -- --key 上传密钥文件 --base https://接口地址 [--preview] [--desc 说明] [--dry-run]',
    );
    return 2;
  }
  const root = path.resolve(__dirname, '..');
  const release = readRelease(root, { key: path.resolve(process.env.INIT_CWD ?? process.cwd(), key), base });
  const faults = faultsOfRelease(release);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) return 1;
  const command = [
    values.preview ? 'preview' : 'upload',
    ...['--pp', path.join(root, 'dist/weapp'), '--pkp', release.key, '--appid', release.appId],
    ...['--uv', version, '-r', '1', '--ud', desc],
    ...(values.preview ? ['--qr-format', 'terminal'] : []),
  ];
  console.log(`${release.appId}　${version}　${release.bytes} 字节　都好`);
  if (values['dry-run']) return 0;
  execFileSync('npx', ['--yes', CI, ...command], { stdio: 'inherit', cwd: root });
  return 0;
}

process.exitCode = main();
