/** The day the demonstration data stands on: fixed, so that the same bytes come out each time. */
import { yearOf, monthOfYear, twoDigits } from '@shared/time';

export const AS_OF_DAY = '2026-11-20';
export const AS_OF = `${AS_OF_DAY}T02:00:00.000Z`;

/** A day that exists: `dayOf(2025, 2, 31)` is `2025-02-28`. */
export function dayOf(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${monthOfYear(year, month)}-${twoDigits(Math.min(day, last))}`;
}

/** Noon in China of a day, with `ms` added to keep an order within it. */
export const noonOf = (day: string, ms = 0): string => new Date(Date.parse(`${day}T04:00:00.000Z`) + ms).toISOString();

/** Full years on a day. */
export function ageOn(bornOn: string, day: string): number {
  return yearOf(day) - yearOf(bornOn) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}
