import { serve } from '../platform/serve';
import { checkReceiptHandler } from './check-receipt';
import { exportConsolidatedStatementsHandler } from './export-consolidated-statements';
import { exportReportStatisticsHandler } from './export-report-statistics';
import { exportScoresHandler } from './export-scores';
import { exportTableHandler } from './export-table';
import { printBankReconciliationHandler } from './print-bank-reconciliation';
import { printPaperListHandler } from './print-paper-list';
import { printBookCopyHandler } from './print-book-copy';
import { printBriefingHandler } from './print-briefing';
import { printHandOverHandler } from './print-hand-over';
import { printMonthlyReportHandler } from './print-monthly-report';
import { printAnonymousReceiptHandler, printReceiptHandler } from './print-receipt';
import { printScoreSummaryHandler } from './print-score-summary';
import { showLetterHandler } from './show-letter';
import { showScanCodeHandler } from './show-scan-code';

export const handler = serve([
  showScanCodeHandler,
  showLetterHandler,
  exportTableHandler,
  exportScoresHandler,
  printScoreSummaryHandler,
  exportReportStatisticsHandler,
  exportConsolidatedStatementsHandler,
  printMonthlyReportHandler,
  printBriefingHandler,
  printBankReconciliationHandler,
  printPaperListHandler,
  printBookCopyHandler,
  printHandOverHandler,
  printReceiptHandler,
  printAnonymousReceiptHandler,
  checkReceiptHandler,
]);
