import { AppError } from '@shared/errors';
import { keyedHash } from '../../platform/sealed';
import { countToll, payWhenBusy } from '../../platform/toll';
import type { Report } from '../report';
import { findReport, reportIdOfReceipt } from '../report-store';

/** What the holder of a receipt sends: its number, and the proof where one was asked for. */
export interface Shown {
  receiptNo: string;
  reportId?: string | undefined;
}

/**
 * The report that a receipt's number opens. While many wrong ones are tried, each look costs a proof, before it is looked: so a right
 * number is never refused, and the answer to a wrong one is never free. One proof serves its number for as long as it is good.
 * @throws AppError `reports.receiptInvalid`, `challenge.*`
 */
export async function ownReportId(receiptNo: string, proof: string | undefined, at: string): Promise<string> {
  await payWhenBusy(proof, { purpose: 'receipt', by: keyedHash(`receipt|${receiptNo}`) }, at);
  const own = await reportIdOfReceipt(receiptNo);
  if (own) return own;
  await countToll('receipt', undefined, at);
  throw new AppError('reports.receiptInvalid');
}

/**
 * The report that a receipt opens: its own, or the one asked for among those split from it.
 * @throws AppError `reports.receiptInvalid`, `challenge.*`; `notFound` for a report that is not its holder's.
 */
export async function reportIdByReceipt(
  { receiptNo, reportId }: Shown,
  proof: string | undefined,
  at: string,
): Promise<string> {
  const own = await ownReportId(receiptNo, proof, at);
  if (reportId === undefined || reportId === own) return own;
  if (!(await familyOf(own)).some((each) => each.reportId === reportId)) throw new AppError('notFound');
  return reportId;
}

/** A report and all that was split from it, and from those: read from above, since what is merged later forgets its origin. */
export async function familyOf(reportId: string): Promise<Report[]> {
  const file = await findReport(reportId);
  if (!file) return [];
  return [file.report, ...(await Promise.all(file.report.splitIds.map(familyOf))).flat()];
}
