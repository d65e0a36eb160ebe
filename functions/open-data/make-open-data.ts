import type { OpenRow } from '@shared/open-data/rows';
import { WORK_THEMES } from '@shared/reviews/reviews';
import { addMonths, dayInChina, yearMonthOf, yearOf } from '@shared/time';
import { quarterOf } from '@shared/quarters';
import { type Chart, accountChart } from '../accounts/chart-store';
import { publishingIn } from '../accounts/publications/publication-store';
import { divisionTree, inEachDistrict } from '../identity/division-store';
import { now } from '../platform/clock';
import { inParallel } from '../platform/in-parallel';
import { log } from '../platform/log';
import { everyRow } from '../platform/query-page';
import { comparedIn, type TownOfTree } from '../reviews/compare-village-scores';
import { keepMonth } from './keep-month';
import { monthRowsOf, type VillageRead } from './month-rows';
import { openMonthOf, openMonthsOf, openRunOf, type OpenRun, putOpenRun } from './open-store';
import { readVillage } from './read-village';

/** How many whole months are made anew each night: what is corrected later than that stays as it was. */
export const MONTHS_BACK = 12;
/** A town that has no files yet begins so far back, once: what was published before this ran is public too. */
export const FIRST_BACK = 60;
const VILLAGES_AT_ONCE = 8;

/**
 * Each night: makes the open files of every town, a town at a time. A run that is cut off goes on at the next town; one that is done is
 * not done again that day. A town that fails does not stop the others; the run fails then, so that the alarm tells, and the next
 * invocation tries it anew.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let failed = 0;
  await inEachDistrict(async (district) => {
    failed += await makeDistrict(district, at);
  });
  if (failed > 0) throw new Error(`the open files of ${failed} towns were not made`);
};

/** One district's night. Resolves to how many towns failed. */
export async function makeDistrict(districtCode: string, at: string): Promise<number> {
  const day = dayInChina(at);
  let run: OpenRun = (await openRunOf(districtCode, day)) ?? { districtCode, day, after: '', failed: [] };
  if (run.finishedAt) return 0;
  const [{ towns }, chart] = await Promise.all([divisionTree(districtCode), accountChart()]);
  const { after, failed } = run;
  const left = towns
    .filter(({ code }) => code > after || failed.includes(code))
    .sort((a, b) => a.code.localeCompare(b.code));
  let written = 0;
  for (const town of left) {
    try {
      written += await makeTown(town, chart, at);
      run = { ...run, failed: run.failed.filter((code) => code !== town.code) };
    } catch (error) {
      log('error', 'makeOpenTown', {
        subject: `town#${town.code}`,
        ...(error instanceof Error && { error: error.name }),
      });
      run = { ...run, failed: [...new Set([...run.failed, town.code])] };
    }
    if (town.code > run.after) run = { ...run, after: town.code };
    await putOpenRun(run);
  }
  await putOpenRun(run.failed.length > 0 ? run : { ...run, finishedAt: now() });
  log(run.failed.length > 0 ? 'error' : 'info', 'makeOpenData', { count: written });
  return run.failed.length;
}

/** The whole months before a day, newest first. */
export const monthsBefore = (day: string, count = MONTHS_BACK): string[] =>
  Array.from({ length: count }, (_, back) => addMonths(yearMonthOf(day), -1 - back));

/** Makes a town's months. Resolves to how many files were written. */
async function makeTown(town: TownOfTree, chart: Chart, at: string): Promise<number> {
  const today = dayInChina(at);
  const [newest] = (await openMonthsOf(town.code, { limit: 1 })).items;
  const isFirst = newest === undefined || newest.month < monthsBefore(today).at(-1)!;
  const months = monthsBefore(today, isFirst ? FIRST_BACK : MONTHS_BACK);
  const years = [...new Set(months.map(yearOf))];
  const progress = (
    await Promise.all(years.map((year) => everyRow((query) => publishingIn(town.code, year, query))))
  ).flat();
  const villages: VillageRead[] = [];
  await inParallel(town.villages, VILLAGES_AT_ONCE, async ({ code, shortName }) => {
    const published = new Set(progress.filter((row) => row.villageCode === code).flatMap((row) => row.periods));
    villages.push(await readVillage({ code, name: shortName, chart, published, months }, at));
  });
  let written = 0;
  // The oldest first: a first run that is cut off has none of the last months, and begins anew.
  for (const month of [...months].reverse()) {
    const each = villages.map((village) => monthRowsOf(village, month));
    const rows = {
      entries: each.flatMap(({ entries }) => entries),
      contracts: each.flatMap(({ contracts }) => contracts),
      projects: each.flatMap(({ projects }) => projects),
      notices: each.flatMap(({ notices }) => notices),
      decisions: each.flatMap(({ decisions }) => decisions),
      handling: each.flatMap(({ handling }) => handling),
    };
    const scores = month === months[0] ? await scoresOf(town, month, at) : undefined;
    written += await keepMonth(town, month, { ...rows, ...(scores && { scores }) }, at);
  }
  return written;
}

/** The scores as they stand in the first night that asks: of a month that has them they are not made again, since nobody knows what they were. */
async function scoresOf(town: TownOfTree, month: string, at: string): Promise<OpenRow<'scores'>[] | undefined> {
  const kept = await openMonthOf(town.code, month);
  if (kept?.files.some(({ dataset }) => dataset === 'scores')) return undefined;
  const compared = await Promise.all(
    WORK_THEMES.map(async (theme) => ({ theme, items: await comparedIn(town, theme, quarterOf(at)) })),
  );
  return compared.flatMap(({ theme, items }) =>
    items.flatMap(({ villageCode, villageName, kind, score }): OpenRow<'scores'>[] =>
      score
        ? [
            {
              ...{ villageCode, villageName, kind, theme },
              ...{ value: score.value, count: score.count, average: score.average },
              ...{ goodShare: score.good.share, goodLow: score.good.low, goodHigh: score.good.high },
            },
          ]
        : [],
    ),
  );
}
