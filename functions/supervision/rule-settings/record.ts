import type { AlertClosing, RuleMonth } from '@shared/supervision/supervision';
import { addMonths, dayInChina } from '@shared/time';
import { daysBetween } from '../../accounts/registers/rent';
import type { Alert } from '../alerts/alert';
import type { Rule } from '../rules/rule';

/** What is counted of an alert. */
export type Counted = Pick<Alert, 'code' | 'raisedAt' | 'closing' | 'wasMuted'>;

/** Closings by which a rule is judged, and of how many of them at least must be a real fault. */
const CLOSINGS_JUDGED = 30;
const LEAST_REAL_SHARE = 0.1;
const MONTHS_KEPT = 12;

const monthIn = (instant: string): string => dayInChina(instant).slice(0, 7);

/** The months that a record is kept of, this one last. */
export function monthsKept(at: string): string[] {
  return Array.from({ length: MONTHS_KEPT }, (_, place) => addMonths(monthIn(at), place + 1 - MONTHS_KEPT));
}

const daysOpen = ({ raisedAt, closing }: Counted): number =>
  daysBetween(dayInChina(raisedAt), dayInChina(closing!.closedAt));

function median(sorted: readonly number[]): number | undefined {
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** What came of one rule in each of these months: what was raised in it, and what was closed in it. Months without either are left out. */
export function recordIn(months: readonly string[], alerts: readonly Counted[]): RuleMonth[] {
  return months.flatMap((month) => {
    const raised = alerts.filter(({ raisedAt }) => monthIn(raisedAt) === month);
    const ended = alerts.filter(({ closing }) => closing !== undefined && monthIn(closing.closedAt) === month);
    if (raised.length === 0 && ended.length === 0) return [];
    const closed: Record<AlertClosing, number> = { real: 0, explained: 0, falseAlarm: 0, wrongData: 0 };
    for (const { closing } of ended) closed[closing!.kind] += 1;
    const medianDays = median(ended.map(daysOpen).sort((one, other) => one - other));
    const muted = raised.filter(({ wasMuted }) => wasMuted).length;
    return [{ month, raised: raised.length, closed, muted, ...(medianDays !== undefined && { medianDays }) }];
  });
}

/**
 * Whether a rule has been wrong too often to go on telling people: under a tenth of its last 30 closings were a real fault. Closings from
 * before its district last decided of it do not count, so that a decision is never undone by what was known when it was made. What cannot
 * be true in an honest book stays, however seldom it is found.
 */
export function fallsBack(
  { impossible }: Pick<Rule, 'impossible'>,
  alerts: readonly Counted[],
  decidedAt: string,
): boolean {
  if (impossible) return false;
  const closings = alerts
    .flatMap(({ closing }) => (closing && closing.closedAt > decidedAt ? [closing] : []))
    .sort((one, other) => (one.closedAt < other.closedAt ? 1 : -1))
    .slice(0, CLOSINGS_JUDGED);
  const real = closings.filter(({ kind }) => kind === 'real').length;
  return closings.length === CLOSINGS_JUDGED && real < CLOSINGS_JUDGED * LEAST_REAL_SHARE;
}
