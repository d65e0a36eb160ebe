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

/** How many there are in fives, and none below: a number that grows by one says that one came, and it may be about who reads. */
export const inFives = (count: number): number => count - (count % 5);
const FEWEST = 5;

interface Part {
  readonly raised: readonly Counted[];
  readonly ended: readonly Counted[];
}
const partIn = (month: string, alerts: readonly Counted[]): Part => ({
  raised: alerts.filter(({ raisedAt }) => monthIn(raisedAt) === month),
  ended: alerts.filter(({ closing }) => closing !== undefined && monthIn(closing.closedAt) === month),
});
const NOTHING: Part = { raised: [], ended: [] };

/**
 * What came of one rule in each of these months: what was raised in it, and what was closed in it. Months without either are left out.
 * @param months the last of them is the one that runs.
 * @param aboutSomebody those that concern a person or are about a report: of whole months alone, and in fives, since whoever reads may be
 *   the one for whom one of them must not exist.
 */
export function recordIn(
  months: readonly string[],
  ofNobody: readonly Counted[],
  aboutSomebody: readonly Counted[] = [],
): RuleMonth[] {
  return months.flatMap((month) => {
    const own = partIn(month, ofNobody);
    const others = month === months.at(-1) ? NOTHING : partIn(month, aboutSomebody);
    const count = (of: (part: Part) => readonly Counted[]) => of(own).length + inFives(of(others).length);
    const raised = count((part) => part.raised);
    const ended = (kind: AlertClosing) => count((part) => part.ended.filter(({ closing }) => closing!.kind === kind));
    const closed = {
      real: ended('real'),
      explained: ended('explained'),
      falseAlarm: ended('falseAlarm'),
      wrongData: ended('wrongData'),
    };
    if (raised === 0 && Object.values(closed).every((each) => each === 0)) return [];
    const timed = [...own.ended, ...(others.ended.length < FEWEST ? [] : others.ended)];
    const medianDays = median(timed.map(daysOpen).sort((one, other) => one - other));
    const muted = count((part) => part.raised.filter(({ wasMuted }) => wasMuted));
    return [{ month, raised, closed, muted, ...(medianDays !== undefined && { medianDays }) }];
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
