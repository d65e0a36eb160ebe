import { MOST_UNSORTED } from '@shared/reports/work';
import { noteUse, usedSoFar } from '../../platform/rate-limit';

const HOUR = 3600;
const DAY = 86_400;

const WINDOWS = [
  { what: 'flood.hour', perSeconds: HOUR, most: MOST_UNSORTED.anHour },
  { what: 'flood.day', perSeconds: DAY, most: MOST_UNSORTED.aDay },
] as const;

/**
 * Whether more anonymous reports come for a village than its office can read one by one: they are taken in, and lie in a pile that
 * a person sorts (ADR 40).
 * @param first whether this one was not counted before: a command sent again counts once.
 */
export async function isFlooded(villageCode: string, first: boolean, at: string): Promise<boolean> {
  const counts = await Promise.all(
    WINDOWS.map(async ({ what, perSeconds, most }) => {
      const count = first
        ? await noteUse(what, villageCode, perSeconds, at)
        : ((await usedSoFar(what, villageCode, perSeconds, at)) ?? 0);
      return count > most;
    }),
  );
  return counts.some(Boolean);
}
