import { exportReportStatistics, printMonthlyReport } from '@shared/reports/papers';
import { showReportStatistics, showVillageHandling } from '@shared/reports/statistics';
import { dayInChina, yearOf, yearMonthOf } from '@shared/time';
import { now } from '../../functions/platform/clock';
import { handler as countReports } from '../../functions/reports/statistics/count-reports';
import type { District } from './district';
import { exercise, type Exercise, once, tenfold } from './exercise';

const month = yearMonthOf(dayInChina(now()));
const year = yearOf(month);
const SUMS = 'the reports, which it does not read: the sums are as many for any number of them';

/** As in the morning: the night's counting is done, and is no part of a call. */
const afterTheNight = once(() => countReports());

const places = ({ village: { code, townCode } }: District) =>
  ({ village: code, town: townCode, district: townCode.slice(0, 6) }) as const;
const looked = (
  who: 'cadre' | 'township' | 'regulator',
  at: 'village' | 'town' | 'district',
  cut: object = {},
): Exercise =>
  tenfold(SUMS, { as: `${who}, ${at}${Object.keys(cut).length > 0 ? ', crossed' : ''}` })(
    showReportStatistics,
    async (d) => {
      await afterTheNight(d);
      return { token: d[who].token, params: { division: places(d)[at], year }, query: { ...cut } };
    },
  );

/** 办理统计: what is read is the kept sums. */
export const statisticsExercises: Exercise[] = [
  looked('cadre', 'village'),
  looked('township', 'town'),
  looked('township', 'village'),
  looked('regulator', 'district'),
  looked('regulator', 'town', { month, category: 'works' }),
  exercise(showVillageHandling, async (d) => {
    await afterTheNight(d);
    return { params: { year: year - 1 } };
  }),
  tenfold(SUMS)(exportReportStatistics, async (d) => {
    await afterTheNight(d);
    return { token: d.regulator.token, params: { division: places(d).district, year, format: 'csv' } };
  }),
  tenfold('the reports that are late, of which it lists thirty')(printMonthlyReport, async (d) => {
    await afterTheNight(d);
    return { token: d.regulator.token, params: { division: places(d).district, month } };
  }),
];
