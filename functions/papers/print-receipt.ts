import { AppError } from '@shared/errors';
import { printAnonymousReceipt, printReceipt, type ReceiptPaper } from '@shared/reports/receipts';
import { countCall } from '../platform/rate-limit';
import { handle } from '../platform/serve';
import { ownReportId } from '../reports/anonymous/by-receipt';
import { partsIn, RECEIPT_HOLDER } from '../reports/sight/parts';
import { readerOf } from '../reports/sight/reader';
import type { Report } from '../reports/report';
import { findReport } from '../reports/report-store';
import { printedReceipt, receiptFileName } from './receipt';
import { receiptPdf } from './receipt-pdf';

/** One receipt may be printed as often as one who is signed in may print. */
const A_HOUR = { calls: 20, perSeconds: 3600 };

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
  if (!report || !partsIn(report, await readerOf(caller)).includes('reporter')) throw new AppError('notFound');
  return paperFor(report, body, at);
});

export const printAnonymousReceiptHandler = handle(printAnonymousReceipt)(async (
  { body, query: { proof } },
  { at },
) => {
  const { receiptNo, withContent, withNumber } = body;
  const report = (await findReport(await ownReportId(receiptNo, proof, at)))?.report;
  await countCall(printAnonymousReceipt.id, receiptNo, A_HOUR, at);
  if (!report || !partsIn(report, RECEIPT_HOLDER).includes('reporter')) throw new AppError('reports.receiptInvalid');
  return paperFor(report, { withContent, ...(withNumber && { receiptNo }) }, at);
});
