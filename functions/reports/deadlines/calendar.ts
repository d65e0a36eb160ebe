import { addDays, dayInChina, yearOf } from '@shared/time';
import { HOLIDAYS } from './holidays';

const DAY_MS = 86_400_000;
/** Whether the year's holidays are known. When not, only its weekends count as off, and a deadline may be a few days early: never late. */
export const isAnnounced = (year: number): boolean => HOLIDAYS[year] !== undefined;

/** Whether offices work on a day (`2026-02-14`): a weekday that is no holiday, or a weekend worked for one. */
export function isWorkingDay(day: string): boolean {
  const year = HOLIDAYS[yearOf(day)];
  const date = day.slice(5);
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  return weekend ? (year?.worked.includes(date) ?? false) : !(year?.off.includes(date) ?? false);
}

/** The day itself when it is worked, or the next that is. */
export function workingDayFrom(day: string): string {
  let next = day;
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** `count` working days after a day, which itself is not counted (民法典 第二百零一条). */
export function workingDaysAfter(day: string, count: number): string {
  let next = day;
  for (let left = count; left > 0;) {
    next = addDays(next, 1);
    if (isWorkingDay(next)) left -= 1;
  }
  return next;
}

/** `count` working days before a day. */
export function workingDaysBefore(day: string, count: number): string {
  let before = day;
  for (let left = count; left > 0;) {
    before = addDays(before, -1);
    if (isWorkingDay(before)) left -= 1;
  }
  return before;
}

const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) / DAY_MS;

/** Mondays to Fridays from Monday 1969-12-29 through a day. */
function weekdaysThrough(dayNumber: number): number {
  const days = dayNumber + 4;
  return Math.floor(days / 7) * 5 + Math.min(((days % 7) + 7) % 7, 5);
}

/** What each announced day of a year changes in a count of weekdays. */
const CHANGES = Object.entries(HOLIDAYS).flatMap(([year, { off, worked }]) => [
  ...off.map((date) => ({ dayNumber: dayNumberOf(`${year}-${date}`), days: -1 })),
  ...worked.map((date) => ({ dayNumber: dayNumberOf(`${year}-${date}`), days: 1 })),
]);

/** Working days from one day until another, the first not counted: 0 on the same day, negative when it is past. */
export function workingDaysBetween(from: string, until: string): number {
  const [first, last] = [from, until].sort().map(dayNumberOf) as [number, number];
  let count = weekdaysThrough(last) - weekdaysThrough(first);
  for (const { dayNumber, days } of CHANGES) if (dayNumber > first && dayNumber <= last) count += days;
  return from <= until ? count : 0 - count;
}

/** The last moment of a day in China. */
export const endOfDay = (day: string): string => `${day}T15:59:59.999Z`;

/**
 * The end of a period of `days` that begins with an instant: the first day is not counted, and when the last is a holiday the next working
 * day is the last. Rule: 民法典 第二百零一条, 第二百零三条.
 */
export const endOfPeriod = (from: string, days: number): string =>
  endOfDay(workingDayFrom(addDays(dayInChina(from), days)));

/** The end of a period counted in working days. */
export const endOfWorkingDays = (from: string, days: number): string =>
  endOfDay(workingDaysAfter(dayInChina(from), days));

/** A deadline after a pause: later by the days the pause lasted, begun ones counted, and again on a working day. */
export function afterPause(deadline: string, pausedAt: string, resumedAt: string): string {
  const paused = Math.ceil((Date.parse(resumedAt) - Date.parse(pausedAt)) / DAY_MS);
  return paused <= 0 ? deadline : endOfDay(workingDayFrom(addDays(dayInChina(deadline), paused)));
}
