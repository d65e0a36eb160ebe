import { checkReceipt } from '@shared/receipts';
import { handle } from '../platform/serve';
import { findReport, reportIdOfFingerprint } from '../reports/report-store';
import { isAsSent } from '../reports/trail/content-hash';

/** A fingerprint of no report and one of another number are the same answer: that there is such a report is not told. */
export const checkReceiptHandler = handle(checkReceipt)(async ({ body: { referenceNo, contentHash } }) => {
  const reportId = await reportIdOfFingerprint(contentHash);
  const report = reportId ? (await findReport(reportId))?.report : undefined;
  return { matches: report?.referenceNo === referenceNo && isAsSent(report) };
});
