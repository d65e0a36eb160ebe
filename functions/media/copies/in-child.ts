import { type MediaFailure } from '@shared/media/media';
import { forkBounded } from '../../platform/bounded-child';
import { copyAmr } from './copy-amr';
import { type AudioCopy, copyAudio } from './copy-audio';
import { copyVideo, type VideoCopy } from './copy-video';
import { readHeic } from './read-heic';
import { Unshowable } from './unshowable';

/** What is read in a process of its own: from a file, to a file. */
const JOBS = { video: copyVideo, audio: copyAudio, amr: copyAmr, heic: readHeic };
interface Results {
  video: VideoCopy;
  audio: AudioCopy;
  amr: AudioCopy;
  heic: Record<string, never>;
}
export type Job = keyof Results;
type Answer = { result: unknown } | { failure: MediaFailure };

/** A three-minute film of 100 MB takes a second or two. */
const MAX_MS = 45_000;
/** The Lambda has 2,048 MB. */
const MAX_BYTES = 1_300 * 1024 * 1024;
const MAX_HEAP_MB = 768;
const CHILD = 'media-child';

/**
 * Does a job in a process of its own, which may be killed.
 * @throws Unshowable what the job throws; `tooHeavy` when it takes too long or too much memory, or dies.
 */
export function inChild<J extends Job>(
  job: J,
  from: string,
  to: string,
  limits = { maxMs: MAX_MS, maxBytes: MAX_BYTES },
) {
  return new Promise<Results[J]>((resolve, reject) => {
    const child = forkBounded(__filename, [CHILD, job, from, to], { ...limits, maxHeapMb: MAX_HEAP_MB });
    child.on('message', (answer: Answer) => {
      if ('result' in answer) resolve(answer.result as Results[J]);
      else reject(new Unshowable(answer.failure));
    });
    // It has answered before it ends, unless it died.
    const died = () => reject(new Unshowable('tooHeavy'));
    child.on('error', died);
    child.on('exit', died);
  });
}

async function work([job, from, to]: string[]): Promise<void> {
  const answer: Answer = await JOBS[job as Job](from!, to!).then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Unshowable ? error.reason : 'damaged' }),
  );
  process.send!(answer, () => process.disconnect());
}

if (process.argv[2] === CHILD) void work(process.argv.slice(3));
