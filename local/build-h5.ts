import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './ports';
import { ROOT } from './root';

export const H5_DIRECTORY = path.join(ROOT, 'dist/h5');
/** What the pages are made of. */
const SOURCES = ['miniprogram', 'shared', 'package.json', 'package-lock.json'];

/** Whether the built pages are missing or older than what they are made of. */
export const h5IsStale = (): boolean => {
  const built = statSync(path.join(H5_DIRECTORY, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => newestIn(path.join(ROOT, source)) > built);
};

const newestIn = (target: string): number => {
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const inside = readdirSync(target).filter((name) => name !== 'node_modules' && !/\.test\.tsx?$/.test(name));
  return Math.max(found.mtimeMs, ...inside.map((name) => newestIn(path.join(target, name))));
};

/** Builds the pages. `signal` stops it; a failure shows what the build said. */
export const buildH5 = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const build = spawn('npm', ['run', '--silent', 'build:h5'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    build.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    build.on('error', reject);
    build.on('close', (code) => {
      if (code === 0) return resolve();
      reject(
        new StartError(
          `The pages could not be built (npm run build:h5):\n${output.trim().split('\n').slice(-30).join('\n')}`,
        ),
      );
    });
  });
