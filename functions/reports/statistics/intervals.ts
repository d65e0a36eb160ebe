import type { Span } from './tally';

/** Standard deviations to either side for 95 %. */
const Z = 1.96;

/** Where a rate may lie, at 95 %: Wilson's interval, which is right for few and for all or none. */
export function wilson(successes: number, of: number): [low: number, high: number] {
  const share = successes / of;
  const spread = (Z / (1 + (Z * Z) / of)) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const centre = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  return [Math.max(0, centre - spread), Math.min(1, centre + spread)];
}

export interface Estimate {
  /** How many took as long as they did, and how many are waiting still. */
  over: number;
  waiting: number;
  /** The days within which half are done, counting those that wait as at least their age. Absent: not half are. */
  median?: number | undefined;
  /** Within which nine of ten are. */
  p90?: number | undefined;
  /** Where the median may lie, at 95 %; without `high` there is no telling yet. */
  low?: number | undefined;
  high?: number | undefined;
  /** The longest that anyone has taken or waited. */
  longest: number;
}

/**
 * Kaplan and Meier's estimate: what waits leaves those at risk at its age and not before, so leaving the slow ones lie does not make
 * an office look quick. The interval is Brookmeyer and Crowley's, by Greenwood's variance.
 */
export function estimate({ over, waiting }: Span): Estimate {
  const days = [...new Set([...Object.keys(over), ...Object.keys(waiting)].map(Number))].sort((a, b) => a - b);
  const total = (by: Span['over']) => Object.values(by).reduce((sum, each) => sum + each, 0);
  const found: Estimate = { over: total(over), waiting: total(waiting), longest: days.at(-1) ?? 0 };
  let atRisk = found.over + found.waiting;
  let left = 1;
  let variance = 0;
  for (const day of days) {
    const done = over[day] ?? 0;
    if (done > 0) {
      left *= 1 - done / atRisk;
      variance += atRisk > done ? done / (atRisk * (atRisk - done)) : 0;
      const spread = Z * left * Math.sqrt(variance);
      if (reached(left - spread, 0.5)) found.low ??= day;
      if (reached(left, 0.5)) found.median ??= day;
      if (reached(left + spread, 0.5)) found.high ??= day;
      if (reached(left, 0.1)) found.p90 ??= day;
    }
    atRisk -= done + (waiting[day] ?? 0);
  }
  return found;
}

/** Products of fractions: a half that is a hair more than a half is a half. */
const reached = (left: number, share: number) => left <= share + 1e-9;
