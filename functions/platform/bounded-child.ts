import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { env } from './env';

const WATCH_MS = 100;
const PAGE_BYTES = 4096;

export interface Bounds {
  /** From its start to its end. */
  readonly maxMs: number;
  /** Resident, of the whole process. */
  readonly maxBytes: number;
  readonly maxHeapMb: number;
}

/**
 * Starts a file of ours in a process of its own: whatever a hostile file does to its reader (an endless loop, all the memory
 * there is, a crash) ends with that process, which has none of our credentials. Out of its bounds it is killed: `exit` comes.
 * @param file in the bundle the Lambda's own; from the sources TypeScript. It knows by `args` that it is the child.
 */
export function forkBounded(
  file: string,
  args: readonly string[],
  { maxMs, maxBytes, maxHeapMb }: Bounds,
): ChildProcess {
  const child = fork(file, args, {
    execArgv: [`--max-old-space-size=${maxHeapMb}`, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    // Days have no zone: a library that makes dates of them must not find one.
    env: { ...env.childEnvironment, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(kill, maxMs);
  const watch = setInterval(() => void residentBytes(child.pid).then((bytes) => bytes > maxBytes && kill()), WATCH_MS);
  const stopWatching = () => {
    clearTimeout(timer);
    clearInterval(watch);
  };
  child.on('exit', stopWatching);
  child.on('error', () => {
    stopWatching();
    kill();
  });
  return child;
}

/** What a process has in memory, where the system tells: Linux. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * PAGE_BYTES;
}
