import { shiftDate } from './shift-date';

/**
 * Whoever loads this stands at another time, by `CLOCK_SHIFT_MS`: the browser tests and the walk on their fixed day (fixed-day.ts), and
 * `CLOCK_DAYS=40 npx jest` in forty days, so that what was true of the day a test was written is found before that day is over.
 */
shiftDate(Number(process.env.CLOCK_SHIFT_MS ?? 0));
