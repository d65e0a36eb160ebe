import { LOW_STARS } from '@shared/reviews/reviews';
import type { BurstSign } from '@shared/reviews/bursts';
import { addDays, dayInChina, secondsAfter, startOfHour } from '@shared/time';
import { BRIGADING } from '../brigading';

/** A voice as far as its coming is looked at; without an instant it is none that residents give. */
export interface Arrival {
  readonly firstAt?: string | undefined;
  /** What it says now, also while its words wait for somebody; absent, it was taken back. */
  readonly given?: number | undefined;
  readonly isNew?: boolean | undefined;
}

/**
 * How voices on a subject came: made of the voices alone, whatever the order in which they were delivered. No person is in it, and no
 * instant but the hour.
 */
export interface Pace {
  /** By the hour in which they were first given: how many, of how many good stars, low stars, new accounts. */
  readonly hours: Readonly<Record<string, readonly number[]>>;
  /** How many, by the day of China. */
  readonly days: Readonly<Record<string, number>>;
  /** The first day, and the newest hour, of any voice. */
  readonly firstDay?: string | undefined;
  readonly newestHour?: string | undefined;
}
export const EMPTY_PACE: Pace = { hours: {}, days: {} };

/** Two days of hours: what a delivery brings late is still of the window it was given in. */
const HOURS_KEPT = 48;
const GOOD_STARS = 4;
const HOUR_SECONDS = 3600;
const hoursAfter = (hour: string, hours: number): string => secondsAfter(hour, hours * HOUR_SECONDS);

const weightOf = ({ given = 0, isNew }: Arrival): number[] =>
  given === 0 ? [0, 0, 0, 0] : [1, Number(given >= GOOD_STARS), Number(given <= LOW_STARS), Number(isNew === true)];

/** Adds what voices are now, and takes away what they were. */
export function paced(
  pace: Pace,
  changes: readonly { readonly before?: Arrival | undefined; readonly after: Arrival }[],
): Pace {
  const hours: Record<string, readonly number[]> = { ...pace.hours };
  const days: Record<string, number> = { ...pace.days };
  let { firstDay, newestHour } = pace;
  for (const { before = {}, after } of changes) {
    if (!after.firstAt) continue;
    const [hour, day] = [startOfHour(after.firstAt), dayInChina(after.firstAt)];
    if (!firstDay || day < firstDay) firstDay = day;
    if (!newestHour || hour > newestHour) newestHour = hour;
    const was = weightOf(before);
    const change = weightOf(after).map((each, place) => each - was[place]!);
    hours[hour] = change.map((each, place) => each + (hours[hour]?.[place] ?? 0));
    days[day] = (days[day] ?? 0) + change[0]!;
  }
  if (!newestHour) return pace;
  const firstKept = hoursAfter(newestHour, 1 - HOURS_KEPT);
  const firstDayKept = addDays(dayInChina(newestHour), -BRIGADING.burst.paceDays - 1);
  return {
    hours: Object.fromEntries(Object.entries(hours).filter(([hour, [count]]) => count !== 0 && hour >= firstKept)),
    days: Object.fromEntries(Object.entries(days).filter(([day, count]) => count !== 0 && day >= firstDayKept)),
    firstDay,
    newestHour,
  };
}

/** A day of voices that is a burst, and what speaks for that. */
export interface Window {
  readonly from: string;
  readonly signs: readonly BurstSign[];
}

const DAY_HOURS = 24;
const DAY_MS = 86_400_000;

/** What a subject's days brought before the window; undefined while it has no pace of its own. */
function ownPace({ days, firstDay }: Pace, from: string, rule: typeof BRIGADING.burst): number | undefined {
  const until = dayInChina(from);
  const earliest = addDays(until, -rule.paceDays);
  const since = firstDay && firstDay > earliest ? firstDay : earliest;
  const length = (Date.parse(until) - Date.parse(since)) / DAY_MS;
  if (!firstDay || length < rule.leastPaceDays) return undefined;
  const all = Object.entries(days).reduce((sum, [day, count]) => (day >= since && day < until ? sum + count : sum), 0);
  return all / length;
}

/**
 * Looks at the day up to the newest voice. Voices that say different things are nobody's order, however many they are: a village meeting
 * at which everybody judges is none. A subject without a pace of its own has a burst only where many of the accounts are new besides.
 * @param decidedThrough somebody has decided on what came up to here: it speaks for nothing any more.
 */
export function windowOf(pace: Pace, decidedThrough = '', rule = BRIGADING.burst): Window | undefined {
  if (!pace.newestHour) return undefined;
  const from = hoursAfter(pace.newestHour, 1 - DAY_HOURS);
  const sum = [0, 0, 0, 0];
  for (const [hour, counts] of Object.entries(pace.hours))
    if (hour >= from && hour > decidedThrough) for (const [place, each] of counts.entries()) sum[place]! += each;
  const [count, good, low, fresh] = sum as [number, number, number, number];
  const own = ownPace(pace, from, rule);
  const isMany = count >= rule.leastVoices;
  const isOneWay = Math.max(good, low) >= rule.oneDirection * count;
  const isFast = own !== undefined && count > rule.timesItsPace * own;
  const areNew = fresh > rule.newlyBound * count;
  const isBurst = isMany && isOneWay && (own === undefined ? areNew : isFast);
  if (!isBurst) return undefined;
  return {
    from,
    signs: [...(isFast ? (['pace'] as const) : []), 'oneDirection', ...(areNew ? (['newlyBound'] as const) : [])],
  };
}
