/** 账簿: balances, statements, the vouchers' way into the book, closing and publishing. */
export const bookHandlers = {
  'GET /chart-accounts': async () => (await import('./balances/list-chart-accounts')).listChartAccountsHandler,
  'GET /villages/{villageCode}/years/{year}/balances': async () =>
    (await import('./balances/show-trial-balance')).showTrialBalanceHandler,
  'GET /villages/{villageCode}/years/{year}/accounts/{accountCode}/postings': async () =>
    (await import('./balances/list-postings')).listPostingsHandler,
  'PUT /villages/{villageCode}/years/{year}/opening-balances': async () =>
    (await import('./balances/set-opening-balances')).setOpeningBalancesHandler,
  'GET /villages/{villageCode}/years/{year}/statements': async () =>
    (await import('./statements/show-statements')).showStatementsHandler,
  'GET /divisions/{division}/years/{year}/consolidated-statements': async () =>
    (await import('./consolidation/show-consolidated-statements')).showConsolidatedStatementsHandler,
  'POST /villages/{villageCode}/pending-vouchers': async () =>
    (await import('./desk/prepare-voucher')).prepareVoucherHandler,
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/reversal': async () =>
    (await import('./desk/prepare-reversal')).prepareReversalHandler,
  'GET /divisions/{division}/pending-vouchers': async () =>
    (await import('./desk/list-pending-vouchers')).listPendingVouchersHandler,
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/attachments': async () =>
    (await import('./desk/attach-to-pending')).attachToPendingHandler,
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/review': async () =>
    (await import('./desk/review-voucher')).reviewVoucherHandler,
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/approve': async () =>
    (await import('./desk/approve-voucher')).approveVoucherHandler,
  'POST /villages/{villageCode}/pending-vouchers/{pendingId}/return': async () =>
    (await import('./desk/return-voucher')).returnVoucherHandler,
  'GET /villages/{villageCode}/years/{year}/months/{month}/closing-faults': async () =>
    (await import('./closing-faults/list-closing-faults')).listClosingFaultsHandler,
  'GET /villages/{villageCode}/years/{year}/months/{month}/audit-queue': async () =>
    (await import('./audit-queue/list-audit-queue')).listAuditQueueHandler,
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit': async () =>
    (await import('./audit-queue/take-audit-step')).readForAuditHandler,
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit/answer': async () =>
    (await import('./audit-queue/take-audit-step')).answerFindingHandler,
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/audit/settlement': async () =>
    (await import('./audit-queue/take-audit-step')).settleFindingHandler,
  'POST /villages/{villageCode}/years/{year}/months/{month}/close': async () =>
    (await import('./close-month')).closeMonthHandler,
  'GET /villages/{villageCode}/years/{year}/publications': async () =>
    (await import('./publications/list-publications')).listPublicationsHandler,
  'POST /villages/{villageCode}/years/{year}/publications': async () =>
    (await import('./publications/publish-period')).publishPeriodHandler,
  'GET /divisions/{division}/publishing/{year}': async () =>
    (await import('./publications/list-publishing')).listPublishingHandler,
  'GET /divisions/{division}/workbench/{year}': async () =>
    (await import('./workbench/list-workbench')).listWorkbenchHandler,
};
