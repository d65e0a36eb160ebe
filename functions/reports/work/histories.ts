import { levelOf, townOf } from '@shared/divisions';
import { FEW, type ReportHistory, type ReportOutcome } from '@shared/reports/work';
import { ReportCategory, type ReportState } from '@shared/reports/reports';
import { dayInChina, monthInChina, yearMonthOf } from '@shared/time';
import type { Reader } from '../sight/parts';
import { isOpen, type Report } from '../report';
import { summarise } from '../sight/report-view';
import { officePart } from './desk';
import { accusedIn } from './pointer-store';

/** So many of those counted are listed. */
const MOST_LISTED = 50;
const MONTHS = 24;

/**
 * Whether one may look up what was reported before about the cadre whom this report names: an office over the village that has a
 * part in this very report. Not the village's own, whoever in it, nor the accused or their household, for whom it does not exist.
 */
export const mayOpenAccused = (report: Report, reader: Reader): boolean =>
  accusedIn(report).length > 0 &&
  levelOf(report.handledByDivision) !== 'village' &&
  officePart(report, reader) !== undefined;

/** Whether one may look up a village's: who holds an office of the level above it, and none in the village itself. */
export const mayOpenVillage = (villageCode: string, { grants }: Pick<Reader, 'grants'>): boolean =>
  grants.some(
    ({ role, division }) =>
      (role === 'township' && division === townOf(villageCode)) ||
      (role === 'regulator' && villageCode.startsWith(division)),
  ) && !grants.some(({ role, division }) => role === 'cadre' && division === villageCode);

const OUTCOMES: Partial<Record<ReportState, ReportOutcome>> = {
  answered: 'answered',
  closed: 'answered',
  refused: 'refused',
  withdrawn: 'withdrawn',
  merged: 'merged',
};
export const outcomeOf = (state: ReportState): ReportOutcome => (isOpen(state) ? 'open' : (OUTCOMES[state] ?? 'open'));

const ORDER: readonly ReportOutcome[] = ['open', 'answered', 'refused', 'merged', 'withdrawn'];

function tally<Key extends string>(keys: readonly Key[], order: readonly Key[]): [Key, number][] {
  return order.flatMap((key): [Key, number][] => {
    const count = keys.filter((one) => one === key).length;
    return count > 0 ? [[key, count]] : [];
  });
}

/** What there was, counted and the newest listed: of reports that the reader may see, and of nothing else. */
export async function historyOf(reports: readonly Report[], more: boolean): Promise<ReportHistory> {
  return {
    total: reports.length,
    few: reports.length < FEW,
    more,
    byOutcome: tally(
      reports.map(({ state }) => outcomeOf(state)),
      ORDER,
    ).map(([outcome, count]) => ({ outcome, count })),
    byCategory: tally(
      reports.map(({ category }) => category),
      ReportCategory.options,
    ).map(([category, count]) => ({ category, count })),
    items: await Promise.all(reports.slice(0, MOST_LISTED).map((report) => summarise(report))),
  };
}

/** The 24 months until an instant, oldest first. */
export function monthsUntil(at: string): string[] {
  const [year = 0, month = 1] = dayInChina(at).split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    yearMonthOf(new Date(Date.UTC(year, month - 1 - back)).toISOString()),
  ).reverse();
}

/** The first instant of the oldest of them. */
export const startOf = (months: readonly string[]): string => monthInChina(months[0]!)[0];

export const byMonth = (reports: readonly Pick<Report, 'submittedAt'>[], months: readonly string[]) =>
  months.map((month) => ({
    month,
    count: reports.filter(({ submittedAt }) => dayInChina(submittedAt).startsWith(month)).length,
  }));
