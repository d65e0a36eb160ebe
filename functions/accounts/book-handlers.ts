/** 账簿: balances, statements, the vouchers' way into the book, closing and publishing. */
export const bookHandlers = {
  'GET /chart-accounts': () => import('./balances/list-chart-accounts'),
  'GET /villages/{villageCode}/years/{year}/balances': () => import('./balances/show-trial-balance'),
  'GET /villages/{villageCode}/years/{year}/accounts/{accountCode}/postings': () => import('./balances/list-postings'),
  'PUT /villages/{villageCode}/years/{year}/opening-balances': () => import('./balances/set-opening-balances'),
  'GET /villages/{villageCode}/years/{year}/statements': () => import('./statements/show-statements'),
  'GET /divisions/{division}/years/{year}/consolidated-statements': () =>
    import('./consolidation/show-consolidated-statements'),
  'POST /villages/{villageCode}/pending-vouchers': () => import('./desk/prepare-voucher'),
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/reversal': () => import('./desk/prepare-reversal'),
  'GET /divisions/{division}/pending-vouchers': () => import('./desk/list-pending-vouchers'),
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/attachments': () => import('./desk/attach-to-pending'),
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/review': () => import('./desk/review-voucher'),
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/approve': () => import('./desk/approve-voucher'),
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/return': () => import('./desk/return-voucher'),
  'GET /villages/{villageCode}/years/{year}/months/{month}/closing-faults': () =>
    import('./closing-faults/list-closing-faults'),
  'GET /villages/{villageCode}/years/{year}/months/{month}/audit-queue': () => import('./audit-queue/list-audit-queue'),
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit': () => import('./audit-queue/take-audit-step'),
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit/answer': () =>
    import('./audit-queue/take-audit-step'),
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit/settlement': () =>
    import('./audit-queue/take-audit-step'),
  'POST /villages/{villageCode}/years/{year}/months/{month}/close': () => import('./close-month'),
  'GET /villages/{villageCode}/years/{year}/publications': () => import('./publications/list-publications'),
  'POST /villages/{villageCode}/years/{year}/publications': () => import('./publications/publish-period'),
  'GET /divisions/{division}/publishing/{year}': () => import('./publications/list-publishing'),
  'GET /divisions/{division}/workbench/{year}': () => import('./workbench/list-workbench'),
};
