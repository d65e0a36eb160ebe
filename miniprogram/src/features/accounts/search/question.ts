import type { Direction } from '@shared/accounts/accounts';
import type { EntryQuestion } from '@shared/accounts/entry-search';
import { yearOf, yearMonthOf } from '@shared/time';

export type When = 'month' | 'thisYear' | 'lastYear';

/** What is chosen on the page, in the words of its chips. */
export interface Chosen {
  q: string;
  when?: When | undefined;
  direction?: Direction | undefined;
  minFen?: number | undefined;
  maxFen?: number | undefined;
  from?: string | undefined;
  until?: string | undefined;
  payeeId?: string | undefined;
}

export const LARGE_FEN = 1_000_000;

/** The days a chip means. @param today a day in China: `2026-11-20`. */
export function daysOf(when: When, today: string): { from: string; until: string } {
  const year = yearOf(today) - (when === 'lastYear' ? 1 : 0);
  return when === 'month'
    ? { from: `${yearMonthOf(today)}-01`, until: `${yearMonthOf(today)}-31` }
    : { from: `${year}-01-01`, until: `${year}-12-31` };
}

/** What the server is asked; undefined while nothing is chosen or typed. */
export function questionOf({ when, q, ...chosen }: Chosen, today: string): EntryQuestion | undefined {
  const asked = { ...(q.trim() && { q: q.trim() }), ...chosen, ...(when && daysOf(when, today)) };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  return given.length > 0 ? (Object.fromEntries(given) as EntryQuestion) : undefined;
}
