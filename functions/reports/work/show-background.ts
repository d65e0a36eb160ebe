import { AppError } from '@shared/errors';
import { showReportBackground } from '@shared/reports/work';
import { daysAfter } from '@shared/time';
import { handle } from '../../platform/serve';
import type { Reader } from '../sight/parts';
import type { Report } from '../report';
import { withAllWords } from '../report-store';
import { summarise } from '../sight/report-view';
import { readerOf } from '../sight/reader';
import { openReport } from '../steps/take-step';
import { mayDo, mayTakeIn } from '../transitions';
import { officePart, workingDaysLeft } from './desk';
import { mayOpenAccused, mayOpenVillage } from './histories';
import { alikeTo } from './likeness';
import { inVillage } from './pointer-store';
import { visibleUnder } from './work-store';

/** Before and after, in days. */
const NEAR_DAYS = 90;
/** Reports of one village that are looked through, the newest: one BatchGetItem, with ten to spare for what is hidden. */
const MOST_LOOKED_AT = 90;
const MOST_SIMILAR = 8;

/** For who has a part in it as an office: its reporter, who may see it too, learns nothing of other reports here. */
export const showReportBackgroundHandler = handle(showReportBackground)(async ({ params, caller }, { at }) => {
  const { report, parts } = await openReport(params.reportId, caller);
  const reader = await readerOf(caller);
  if (!officePart(report, reader)) throw new AppError('auth.refused');
  const mayMerge = mayDo(parts, report, at).includes('merge');
  const others = await nearInTime(report, reader);
  const similar = await Promise.all(
    alikeTo(report, others, MOST_SIMILAR).map(async ({ report: other, why, metres }) => ({
      ...(await summarise(other)),
      why,
      ...(metres !== undefined && { metres }),
      mayMergeInto: mayMerge && officePart(other, reader) === 'handler' && mayTakeIn(other, report),
    })),
  );
  return {
    workingDaysLeft: workingDaysLeft(report, at),
    similar,
    histories: { accused: mayOpenAccused(report, reader), village: mayOpenVillage(report.villageCode, reader) },
  };
});

/** The village's reports of the time around, of those that the reader may see. */
async function nearInTime(report: Report, reader: Reader): Promise<Report[]> {
  const around: [string, string] = [
    daysAfter(report.submittedAt, -NEAR_DAYS),
    daysAfter(report.submittedAt, NEAR_DAYS),
  ];
  const sees = (other: Report) => other.reportId !== report.reportId && officePart(other, reader) !== undefined;
  const { reports } = await visibleUnder(inVillage(report.villageCode), sees, MOST_LOOKED_AT, around);
  return Promise.all(reports.map(withAllWords));
}
