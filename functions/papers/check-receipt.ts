import { checkReceipt } from '@shared/reports/receipts';
import { keyedHash } from '../platform/sealed';
import { handle } from '../platform/serve';
import { countToll, payWhenBusy } from '../platform/toll';
import { findReport, reportIdOfFingerprint } from '../reports/report-store';
import { isAsSent } from '../reports/trail/content-hash';

/** A fingerprint of no report and one of another number are the same answer: that there is such a report is not told. */
export const checkReceiptHandler = handle(checkReceipt)(async (
  { query: { proof }, body: { referenceNo, contentHash } },
  { at },
) => {
  await payWhenBusy(proof, { purpose: 'receipt', by: keyedHash(`check|${referenceNo}|${contentHash}`) }, at);
  const reportId = await reportIdOfFingerprint(contentHash);
  const report = reportId ? (await findReport(reportId))?.report : undefined;
  const matches = report?.referenceNo === referenceNo && isAsSent(report);
  if (!matches) await countToll('receipt', undefined, at);
  return { matches };
});
