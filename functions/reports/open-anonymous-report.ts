import { AppError } from '@shared/errors';
import { openAnonymousReport } from '@shared/reports';
import { handle } from '../platform/serve';
import { RECEIPT_HOLDER } from './parts';
import type { Report } from './report';
import { findReport, reportIdOfReceipt } from './report-store';
import { summarise, viewReport } from './report-view';
import { openReport } from './take-step';

/**
 * The report that a receipt opens: its own, or the one asked for among those split from it.
 * @throws AppError `reports.receiptInvalid`; `notFound` for a report that is not its holder's.
 */
export async function reportIdByReceipt({
  receiptNo,
  reportId,
}: {
  receiptNo: string;
  reportId?: string | undefined;
}): Promise<string> {
  const own = await reportIdOfReceipt(receiptNo);
  if (!own) throw new AppError('reports.receiptInvalid');
  if (reportId === undefined || reportId === own) return own;
  if (!(await familyOf(own)).some((each) => each.reportId === reportId)) throw new AppError('notFound');
  return reportId;
}

/** A report and all that was split from it, and from those: read from above, since what is merged later forgets its origin. */
async function familyOf(reportId: string): Promise<Report[]> {
  const file = await findReport(reportId);
  if (!file) return [];
  return [file.report, ...(await Promise.all(file.report.splitIds.map(familyOf))).flat()];
}

export const openAnonymousReportHandler = handle(openAnonymousReport)(async ({ body }, { at }) => {
  const own = await reportIdByReceipt({ receiptNo: body.receiptNo });
  const [{ parts, ...file }, family] = await Promise.all([
    reportIdByReceipt(body).then((reportId) => openReport(reportId, RECEIPT_HOLDER)),
    familyOf(own),
  ]);
  return {
    ...(await viewReport(file, parts, at)),
    ...(family.length > 1 && {
      family: await Promise.all(family.map((report) => summarise(report, 'reporter'))),
    }),
  };
});
