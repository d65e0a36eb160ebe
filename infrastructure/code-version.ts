import { execFileSync } from 'node:child_process';
import { version } from '../package.json';

const git = (...command: string[]): string =>
  execFileSync('git', command, { cwd: __dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Which code is packaged: `0.1.0+2bbfb75a91c3`, with `.changed` where files differ from the commit; without git the version alone. */
export function codeVersion(): string {
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') ? '.changed' : '';
    return `${version}+${git('rev-parse', '--short=12', 'HEAD')}${changed}`;
  } catch {
    return version;
  }
}
