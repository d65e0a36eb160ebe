import { dayInChina, yearOf, yearMonthOf } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { handler as countReports } from '../../functions/reports/statistics/count-reports';
import type { District } from './district';
import { type Call, exercises, NOTHING, once, tenfold } from './exercise';

const month = yearMonthOf(dayInChina(now()));
const year = yearOf(month);

const counted = once(() => countReports());
/** As in the morning: the night's counting is done, and is no part of a call. */
const inTheMorning = (call: Call) => async (d: District) => {
  await counted(d);
  return call;
};
const looked = (by: 'cadre' | 'township' | 'regulator', at: Call['in'] & string, query: Call['query'] = {}) =>
  inTheMorning({ by, in: at, params: { year }, query });

/** 办理统计: what is read is the kept sums. */
export const statisticsExercises = exercises(
  'the reports, which it does not read: the sums are as many for any number of them',
  {
    'showReportStatistics (cadre, village)': looked('cadre', 'village'),
    'showReportStatistics (township, town)': looked('township', 'town'),
    'showReportStatistics (township, village)': looked('township', 'village'),
    'showReportStatistics (regulator, district)': looked('regulator', 'district'),
    'showReportStatistics (regulator, town, crossed)': looked('regulator', 'town', { month, category: 'works' }),
    showVillageHandling: tenfold(NOTHING, inTheMorning({ params: { year: year - 1 } })),
    exportReportStatistics: inTheMorning({ by: 'regulator', in: 'district', params: { year, format: 'csv' } }),
    printMonthlyReport: tenfold(
      'the reports that are late, of which it lists thirty',
      inTheMorning({ by: 'regulator', in: 'district', params: { year, month } }),
    ),
  },
);
