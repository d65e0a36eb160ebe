import { serve } from '../platform/serve';

export const handler = serve({
  'GET /villages/{villageCode}/scan-codes/{subjectKind}/{subjectId}': () => import('./show-scan-code'),
  'GET /villages/{villageCode}/years/{year}/letters/{quarter}': () => import('./show-letter'),
  'GET /villages/{villageCode}/exports/{table}/{format}': () => import('./export-table'),
  'GET /divisions/{division}/score-exports/{format}': () => import('./export-scores'),
  'GET /villages/{villageCode}/quarters/{quarter}/score-summary': () => import('./print-score-summary'),
  'GET /divisions/{division}/report-statistics/{year}/{format}': () => import('./export-report-statistics'),
  'GET /divisions/{division}/years/{year}/consolidated-statements/{format}': () =>
    import('./export-consolidated-statements'),
  'GET /divisions/{division}/monthly-reports/{month}': () => import('./print-monthly-report'),
  'GET /divisions/{division}/briefings/{quarter}': () => import('./print-briefing'),
  'GET /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/paper': () =>
    import('./print-bank-reconciliation'),
  'GET /villages/{villageCode}/paper-batches/{batchId}/list': () => import('./print-paper-list'),
  'GET /villages/{villageCode}/book-copies/{copyId}/paper': () => import('./print-book-copy'),
  'GET /divisions/{division}/hand-overs/{termId}/paper': () => import('./print-hand-over'),
  'GET /due-payments/{duePaymentId}/receipt': () => import('./print-due-receipt'),
  'GET /me/household-years/{year}/paper': () => import('./print-payment-year'),
  'POST /reports/{reportId}/receipt': () => import('./print-receipt'),
  'POST /anonymous/reports/receipt': () => import('./print-receipt'),
  'POST /receipts/check': () => import('./check-receipt'),
});
