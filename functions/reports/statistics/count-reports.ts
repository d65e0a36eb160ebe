import { isTestVillage } from '@shared/divisions';
import { daysAfter } from '@shared/time';
import { inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { closedSince, findReport, openIn } from '../report-store';
import { episodesOf } from './episodes';
import { countedAtOf, countedIn, saveCounted, saveCounting, saveSum } from './statistics-store';
import { counted, sumsOfMonth } from './sums';

/**
 * An index may be behind the table, a clock behind another, and of some of what moved the day alone is kept: what moved two days before
 * the last counting is looked at again.
 */
const OVERLAP_DAYS = 2;
const AT_ONCE = 16;

/**
 * Every hour of the night: counts what moved since the last time and all that is open, and makes the sums of their months anew from
 * what is counted. Cut off in the middle it has written nothing that is wrong, and the next run does all of it again; run twice it
 * writes the same.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  await inEachDistrict((district) => countDistrict(district, at));
};

async function countDistrict(district: string, at: string): Promise<void> {
  const last = await countedAtOf(district);
  const moved = new Set<string>();
  // In this order: what closes meanwhile is in the one or the other.
  for await (const page of openIn(district)) for (const { reportId } of page) moved.add(reportId);
  for await (const page of closedSince(district, last && daysAfter(last, -OVERLAP_DAYS)))
    for (const { reportId } of page) moved.add(reportId);
  const months = new Set<string>();
  await inParallel(moved, AT_ONCE, async (reportId) => {
    for (const month of await countReport(district, reportId, at)) months.add(month);
  });
  for (const month of [...months].sort())
    await inParallel(sumsOfMonth(month, await countedIn(district, month), at), AT_ONCE, saveSum);
  await saveCounting(district, at);
  log('info', 'countReports', { count: moved.size });
}

/** The months that a report is counted in. */
async function countReport(district: string, reportId: string, at: string): Promise<string[]> {
  const file = await findReport(reportId);
  if (!file || isTestVillage(file.report.villageCode)) return [];
  const episodes = episodesOf(file.report, file.events, at);
  const months = [...new Set(episodes.map(({ month }) => month))];
  for (const month of months)
    await saveCounted(district, month, reportId, episodes.filter((each) => each.month === month).map(counted));
  return months;
}
