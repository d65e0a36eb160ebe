import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type MediaFailure } from '@shared/media';
import { env } from '../platform/env';
import { type AudioCopy, copyAudio } from './copy-audio';
import { copyVideo, type VideoCopy } from './copy-video';
import { readHeic } from './read-heic';
import { Unshowable } from './unshowable';

/** What is read in a process of its own: from a file, to a file. */
const JOBS = { video: copyVideo, audio: copyAudio, heic: readHeic };
interface Results {
  video: VideoCopy;
  audio: AudioCopy;
  heic: Record<string, never>;
}
export type Job = keyof Results;
type Answer = { result: unknown } | { failure: MediaFailure };

/** A three-minute film of 100 MB takes a second or two. */
const MAX_MS = 45_000;
/** The Lambda has 2,048 MB. */
const MAX_BYTES = 1_300 * 1024 * 1024;
const MAX_HEAP_MB = 768;
const WATCH_MS = 100;
const CHILD = 'media-child';
const PAGE_BYTES = 4096;

/**
 * Does a job in a process of its own: whatever a hostile file does to its reader (an endless loop, all the memory there is, a
 * crash) ends with that process, which has none of our credentials.
 * @throws Unshowable what the job throws; `tooHeavy` when it takes too long or too much memory, or dies.
 */
export function inChild<J extends Job>(
  job: J,
  from: string,
  to: string,
  limits = { maxMs: MAX_MS, maxBytes: MAX_BYTES },
) {
  return new Promise<Results[J]>((resolve, reject) => {
    const child = fork(__filename, [CHILD, job, from, to], {
      // In the bundle this file is the Lambda's own; from the sources it is TypeScript.
      execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`, ...(__filename.endsWith('.ts') ? ['--import', 'tsx'] : [])],
      env: env.childEnvironment,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const tooHeavy = () => {
      child.kill('SIGKILL');
      reject(new Unshowable('tooHeavy'));
    };
    const timer = setTimeout(tooHeavy, limits.maxMs);
    const watch = setInterval(
      () => void residentBytes(child.pid).then((bytes) => bytes > limits.maxBytes && tooHeavy()),
      WATCH_MS,
    );
    child.on('message', (answer: Answer) => {
      if ('result' in answer) resolve(answer.result as Results[J]);
      else reject(new Unshowable(answer.failure));
    });
    child.on('error', tooHeavy);
    child.on('exit', () => {
      clearTimeout(timer);
      clearInterval(watch);
      // It has answered before it ends, unless it died.
      reject(new Unshowable('tooHeavy'));
    });
  });
}

/** What a process has in memory, where the system tells: Linux. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * PAGE_BYTES;
}

async function work([job, from, to]: string[]): Promise<void> {
  const answer: Answer = await JOBS[job as Job](from!, to!).then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Unshowable ? error.reason : 'damaged' }),
  );
  process.send!(answer, () => process.disconnect());
}

if (process.argv[2] === CHILD) void work(process.argv.slice(3));
