import { serve } from '../platform/serve';
import { checkReceiptHandler } from './check-receipt';
import { exportReportStatisticsHandler } from './export-report-statistics';
import { exportTableHandler } from './export-table';
import { printBankReconciliationHandler } from './print-bank-reconciliation';
import { printBriefingHandler } from './print-briefing';
import { printMonthlyReportHandler } from './print-monthly-report';
import { printAnonymousReceiptHandler, printReceiptHandler } from './print-receipt';
import { showLetterHandler } from './show-letter';
import { showScanCodeHandler } from './show-scan-code';

export const handler = serve([
  showScanCodeHandler,
  showLetterHandler,
  exportTableHandler,
  exportReportStatisticsHandler,
  printMonthlyReportHandler,
  printBriefingHandler,
  printBankReconciliationHandler,
  printReceiptHandler,
  printAnonymousReceiptHandler,
  checkReceiptHandler,
]);
