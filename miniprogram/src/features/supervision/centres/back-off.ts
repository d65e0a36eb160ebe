import type { Polled } from '@/platform/server/answers';

/** Asks again every so many ms, twice as long after each time that nobody answered, an hour at most; an answer begins anew. */
export function backingOff(everyMs: number, mostMs: number): (asked: Polled) => number {
  let failedBefore = 0;
  return ({ state: { status, errorUpdateCount } }) => {
    if (status === 'success') failedBefore = errorUpdateCount;
    return Math.min(mostMs, everyMs * 2 ** (errorUpdateCount - failedBefore));
  };
}
