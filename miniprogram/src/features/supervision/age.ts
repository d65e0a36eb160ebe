const DAY_MS = 86_400_000;

/** Whole days since an instant: an alert is as old as the days it was owed an answer. */
export const ageDays = (since: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS));
