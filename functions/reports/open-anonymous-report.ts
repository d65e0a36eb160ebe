import { AppError } from '@shared/errors';
import { openAnonymousReport } from '@shared/reports';
import { handle } from '../platform/serve';
import { RECEIPT_HOLDER } from './parts';
import { reportIdOfReceipt } from './report-store';
import { viewReport } from './report-view';
import { openReport } from './take-step';

/** @throws AppError `reports.receiptInvalid` */
export async function reportIdByReceipt(receiptNo: string): Promise<string> {
  const reportId = await reportIdOfReceipt(receiptNo);
  if (!reportId) throw new AppError('reports.receiptInvalid');
  return reportId;
}

export const openAnonymousReportHandler = handle(openAnonymousReport)(async ({ body }, { at }) => {
  const { parts, ...file } = await openReport(await reportIdByReceipt(body.receiptNo), RECEIPT_HOLDER);
  return viewReport(file, parts, at);
});
