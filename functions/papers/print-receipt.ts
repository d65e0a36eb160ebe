import { AppError } from '@shared/errors';
import { printAnonymousReceipt, printReceipt, type ReceiptPaper } from '@shared/receipts';
import { handle } from '../platform/serve';
import { partsIn, RECEIPT_HOLDER } from '../reports/parts';
import type { Report } from '../reports/report';
import { findReport, reportIdOfReceipt } from '../reports/report-store';
import { printedReceipt, receiptFileName } from './receipt';
import { receiptPdf } from './receipt-pdf';

async function paperFor(
  report: Report,
  wish: { withContent: boolean; receiptNo?: string },
  at: string,
): Promise<ReceiptPaper> {
  const pdf = await receiptPdf(await printedReceipt(report, wish), at);
  return { fileName: receiptFileName(report), base64: pdf.toString('base64') };
}

/** For who sent it alone: whoever handles it reads the report itself. */
export const printReceiptHandler = handle(printReceipt)(async ({ params, body, caller }, { at }) => {
  const report = (await findReport(params.reportId))?.report;
  if (!report || !partsIn(report, caller).includes('reporter')) throw new AppError('notFound');
  return paperFor(report, body, at);
});

export const printAnonymousReceiptHandler = handle(printAnonymousReceipt)(async ({ body }, { at }) => {
  const { receiptNo, withContent, withNumber } = body;
  const reportId = await reportIdOfReceipt(receiptNo);
  const report = reportId ? (await findReport(reportId))?.report : undefined;
  if (!report || !partsIn(report, RECEIPT_HOLDER).includes('reporter')) throw new AppError('reports.receiptInvalid');
  return paperFor(report, { withContent, ...(withNumber && { receiptNo }) }, at);
});
