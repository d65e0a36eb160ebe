let read = () => new Date();

/** The present instant, ISO 8601 in UTC with milliseconds. The only reader of the clock in functions/. */
export const now = (): string => read().toISOString();

/** Seconds since the epoch of an instant, as DynamoDB's TTL wants it. */
export const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** For tests: makes `now()` read another clock until the returned function is called. */
export function setClock(clock: () => Date): () => void {
  const was = read;
  read = clock;
  return () => {
    read = was;
  };
}
