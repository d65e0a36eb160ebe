import { serve } from '../platform/serve';

export const handler = serve({
  'GET /villages/{villageCode}/scan-codes/{subjectKind}/{subjectId}': async () =>
    (await import('./show-scan-code')).showScanCodeHandler,
  'GET /villages/{villageCode}/years/{year}/letters/{quarter}': async () =>
    (await import('./show-letter')).showLetterHandler,
  'GET /villages/{villageCode}/exports/{table}/{format}': async () =>
    (await import('./export-table')).exportTableHandler,
  'GET /divisions/{division}/score-exports/{format}': async () => (await import('./export-scores')).exportScoresHandler,
  'GET /villages/{villageCode}/quarters/{quarter}/score-summary': async () =>
    (await import('./print-score-summary')).printScoreSummaryHandler,
  'GET /divisions/{division}/report-statistics/{year}/{format}': async () =>
    (await import('./export-report-statistics')).exportReportStatisticsHandler,
  'GET /divisions/{division}/years/{year}/consolidated-statements/{format}': async () =>
    (await import('./export-consolidated-statements')).exportConsolidatedStatementsHandler,
  'GET /divisions/{division}/monthly-reports/{month}': async () =>
    (await import('./print-monthly-report')).printMonthlyReportHandler,
  'GET /divisions/{division}/briefings/{quarter}': async () => (await import('./print-briefing')).printBriefingHandler,
  'GET /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/paper': async () =>
    (await import('./print-bank-reconciliation')).printBankReconciliationHandler,
  'GET /villages/{villageCode}/paper-batches/{batchId}/list': async () =>
    (await import('./print-paper-list')).printPaperListHandler,
  'GET /villages/{villageCode}/book-copies/{copyId}/paper': async () =>
    (await import('./print-book-copy')).printBookCopyHandler,
  'GET /divisions/{division}/hand-overs/{termId}/paper': async () =>
    (await import('./print-hand-over')).printHandOverHandler,
  'GET /due-payments/{duePaymentId}/receipt': async () => (await import('./print-due-receipt')).printDueReceiptHandler,
  'GET /me/household-years/{year}/paper': async () => (await import('./print-payment-year')).printPaymentYearHandler,
  'POST /reports/{reportId}/receipt': async () => (await import('./print-receipt')).printReceiptHandler,
  'POST /anonymous/reports/receipt': async () => (await import('./print-receipt')).printAnonymousReceiptHandler,
  'POST /receipts/check': async () => (await import('./check-receipt')).checkReceiptHandler,
});
