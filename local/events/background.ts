import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalFunction } from '../api/lambda';
import type { ObjectCreated } from '../s3-gate/gate';
import type { Service } from '../../infrastructure/service';
import type { LocalNames } from '../service';
import { functionsWokenBy, wake } from './s3-events';
import { firesAt, isOnceADay } from './schedule';
import { type Schedule, type Schedules, schedulesOf } from './schedules';
import { streamReaders, type Checkpoints } from './stream-reader';
import type { StreamsApi } from './streams-api';

export interface Background {
  onObjectCreated(object: ObjectCreated): void;
  /** Resolves when everything written and uploaded so far has been delivered. For tests. */
  settle(): Promise<void>;
  /** A minute is over now: what a schedule runs in it. Resolves when that has ended. */
  minute(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 200;

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

  /** One round at a time, so that `settle` and the loop do not deliver a record twice. */
  let round: Promise<number> = Promise.resolve(0);
  const pollAll = () =>
    (round = round
      .catch(() => 0)
      .then(async () => {
        const counts = await Promise.all(readers.map((reader) => reader.poll()));
        return counts.reduce((sum, count) => sum + count, 0);
      }));

  const loop = async () => {
    while (!stopped) {
      const count = await pollAll().catch((error: unknown) => {
        if (!stopped) console.error('streams', error);
        return 0;
      });
      if (count === 0 && !stopped) await sleep(POLL_MS);
    }
  };
  const looping = readers.length > 0 ? loop() : Promise.resolve();

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
  const ticking = options.schedules ? setInterval(() => void minute(), 60_000) : undefined;

  return {
    onObjectCreated: (object) => {
      for (const name of functionsWokenBy(service, prefix, object)) {
        const work = wake(functions.get(name)!, object).finally(() => waking.delete(work));
        waking.add(work);
      }
    },
    settle: async () => {
      do await Promise.all(waking);
      while ((await pollAll()) > 0 || waking.size > 0);
    },
    minute,
    stop: async () => {
      stopped = true;
      clearInterval(ticking);
      await Promise.allSettled([looping, round, ...waking]);
    },
  };
};
