import type { WatchNight } from '@shared/supervision/supervision';
import { dayInChina, hourInChina } from '@shared/time';
import type { WatchRun } from './run-store';

/** From 01:10 to 03:10 in China, by the schedule of `watchVillages`; what is not finished an hour later is late. */
const OVER_BY_HOUR = 4;

/** How the night went that should have run last: a run that failed, never came or stands still is seen by who relies on it. */
export function nightOf(
  run: Pick<WatchRun, 'day' | 'finishedAt' | 'villages' | 'failed'> | undefined,
  at: string,
): WatchNight {
  const isOver = hourInChina(at) >= OVER_BY_HOUR;
  const today = dayInChina(at);
  if (!run) return { state: isOver ? 'late' : 'running', villages: 0, failed: 0 };
  const counted = { day: run.day, villages: run.villages, failed: run.failed.length };
  if (run.day < today) {
    // Before its hours are over tonight's run may yet come: the one of the day before is the last.
    const yesterday = dayInChina(new Date(Date.parse(at) - 86_400_000).toISOString());
    if (isOver || run.day < yesterday) return { ...counted, state: 'late' };
    return { ...counted, state: run.finishedAt ? 'finished' : 'failed' };
  }
  if (run.finishedAt) return { ...counted, state: 'finished' };
  if (run.failed.length > 0) return { ...counted, state: 'failed' };
  return { ...counted, state: isOver ? 'late' : 'running' };
}
