import { daysAfter, startOfDay } from '@shared/time';

let read = () => new Date();

/** The present instant, ISO 8601 in UTC with milliseconds. The only reader of the clock in functions/. */
export const now = (): string => read().toISOString();

/** Seconds since the epoch of an instant, as DynamoDB's TTL wants it. */
export const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/**
 * When DynamoDB may delete a row that is needed until an instant: the day after in China begins then. To the second, less how long
 * such rows are kept, it would tell when the row was written.
 */
export const deletedAfter = (instant: string): number => epochSeconds(startOfDay(daysAfter(instant, 1)));

/** For tests: makes `now()` read another clock until the returned function is called. */
export function setClock(clock: () => Date): () => void {
  const was = read;
  read = clock;
  return () => {
    read = was;
  };
}
