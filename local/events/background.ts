import type { LocalFunction } from '../api/lambda';
import type { ObjectCreated } from '../s3-gate/gate';
import type { Service } from '../../infrastructure/service';
import type { LocalNames } from '../service';
import { functionsWokenBy, wake } from './s3-events';
import { firesAt, isOnceADay } from './schedule';
import { type Schedule, type Schedules, schedulesOf } from './schedules';
import { streamReaders, type Checkpoints, type StreamReader } from './stream-reader';
import type { StreamsApi } from './streams-api';

export interface Background {
  onObjectCreated(object: ObjectCreated): void;
  /** A row was written in this process: the streams are read at once. */
  onWritten(): void;
  /** Resolves when everything written and uploaded so far has been delivered. For tests. */
  settle(): Promise<void>;
  /** From now on what a schedule runs is run, each minute. */
  keepTime(): void;
  /** A minute is over now: what a schedule runs in it. Resolves when that has ended. */
  minute(): Promise<void>;
  stop(): Promise<void>;
}

/** How often a stream is read while rows are written, and for a second after. */
const POLL_MS = 200;
const BUSY_MS = 1000;
/** And else: what another process wrote is seen then. Thirty requests a second for nothing took a tenth of a core or more, all day. */
const QUIET_MS = 2000;

/** What AWS runs by itself: streams, S3's events, schedules. */
export const startBackground = (options: {
  service: Service;
  names: LocalNames;
  prefix: string;
  functions: Map<string, LocalFunction>;
  streams: StreamsApi;
  checkpoints?: Checkpoints;
  schedules?: Schedules;
}): Background => {
  const { service, names, prefix, functions, streams, checkpoints = {} } = options;
  const readers = streamReaders(service, names, functions, streams, checkpoints);
  const isRun = ({ expression }: Schedule) => options.schedules !== 'withoutNights' || !isOnceADay(expression);
  const schedules = schedulesOf(service).filter(isRun);
  const waking = new Set<Promise<void>>();
  let stopped = false;

  let delivered = 0;
  /** One round of a reader at a time, so that `settle` and its loop do not deliver a record twice. */
  const inTurn = ({ poll }: StreamReader) => {
    let round: Promise<number> = Promise.resolve(0);
    return () =>
      (round = round
        .catch(() => 0)
        .then(poll)
        .then((count) => ((delivered += count), count)));
  };
  const polls = readers.map(inTurn);

  let writtenAt = -Infinity;
  const resting = new Set<() => void>();
  const endRests = () => resting.forEach((end) => end());
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const isBusy = performance.now() - writtenAt < BUSY_MS;
      const end = () => {
        clearTimeout(timer);
        resting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, isBusy ? POLL_MS : QUIET_MS);
      // Many writes in a row are read together.
      if (!isBusy) resting.add(end);
    });

  /** Each reader in a loop of its own, as in AWS: one that tries a record again and again holds up no other. */
  const loop = async (poll: () => Promise<number>) => {
    while (!stopped) {
      const count = await poll().catch((error: unknown) => {
        if (!stopped) console.error('streams', error);
        return 0;
      });
      if (count === 0 && !stopped) await rest();
    }
  };
  const looping = polls.map(loop);

  const minute = async () => {
    const at = Math.floor(Date.now() / 60_000) * 60_000;
    const firing = schedules.filter(({ expression, timeZone }) => firesAt(expression, at, timeZone));
    const run = async ({ name, input, refusal }: Schedule) => {
      if (refusal) throw new Error(refusal);
      const given = input.replace('<aws.scheduler.scheduled-time>', new Date(at).toISOString());
      await functions.get(name)!.invoke(JSON.parse(given));
    };
    const failed = (name: string) => (error: unknown) => console.error(`${name}: scheduled run failed`, error);
    await Promise.all(firing.map((one) => run(one).catch(failed(one.name))));
  };
  let ticking: NodeJS.Timeout | undefined;

  return {
    onObjectCreated: (object) => {
      for (const name of functionsWokenBy(service, prefix, object)) {
        const work = wake(functions.get(name)!, object).finally(() => waking.delete(work));
        waking.add(work);
      }
    },
    onWritten: () => {
      writtenAt = performance.now();
      endRests();
    },
    settle: async () => {
      // What a loop delivered meanwhile may have written rows that another reader has passed already.
      for (let before = -1; before !== delivered || waking.size > 0;) {
        before = delivered;
        await Promise.all(waking);
        await Promise.all(polls.map((poll) => poll()));
      }
    },
    keepTime: () => {
      if (options.schedules) ticking ??= setInterval(() => void minute(), 60_000);
    },
    minute,
    stop: async () => {
      stopped = true;
      endRests();
      clearInterval(ticking);
      await Promise.allSettled([...looping, ...waking]);
    },
  };
};
