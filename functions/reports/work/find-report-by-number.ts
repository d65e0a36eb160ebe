import { AppError } from '@shared/errors';
import { findReportByNumber } from '@shared/reports/work';
import { handle } from '../../platform/serve';
import { openReport } from '../steps/take-step';
import { byNumber, idsUnder } from './pointer-store';

/** Two of a day can end in the same four letters. */
const MOST_SAME = 5;
/** Looked for where there is none, so that a number of a hidden report takes as long as one that does not exist. */
const NO_REPORT = '0'.repeat(26);

export const findReportByNumberHandler = handle(findReportByNumber)(async ({ params, caller }) => {
  const first = await idsUnder(byNumber(params.referenceNo), MOST_SAME).next();
  const looked: string[] = first.done || first.value.length === 0 ? [NO_REPORT] : first.value;
  const opened = await Promise.all(looked.map((reportId) => openReport(reportId, caller).catch(unlessMissing)));
  const found = opened.find((file) => file !== undefined);
  if (!found) throw new AppError('notFound');
  return { reportId: found.report.reportId };
});

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'notFound') throw error;
}
