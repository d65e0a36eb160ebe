import { listChartAccountsHandler } from './balances/list-chart-accounts';
import { listPostingsHandler } from './balances/list-postings';
import { setOpeningBalancesHandler } from './balances/set-opening-balances';
import { showTrialBalanceHandler } from './balances/show-trial-balance';
import { listAuditQueueHandler } from './audit-queue/list-audit-queue';
import { answerFindingHandler, readForAuditHandler, settleFindingHandler } from './audit-queue/take-audit-step';
import { closeMonthHandler } from './close-month';
import { listClosingFaultsHandler } from './closing-faults/list-closing-faults';
import { showConsolidatedStatementsHandler } from './consolidation/show-consolidated-statements';
import { approveVoucherHandler } from './desk/approve-voucher';
import { attachToPendingHandler } from './desk/attach-to-pending';
import { listPendingVouchersHandler } from './desk/list-pending-vouchers';
import { prepareReversalHandler } from './desk/prepare-reversal';
import { prepareVoucherHandler } from './desk/prepare-voucher';
import { returnVoucherHandler } from './desk/return-voucher';
import { reviewVoucherHandler } from './desk/review-voucher';
import { listPublicationsHandler } from './publications/list-publications';
import { listPublishingHandler } from './publications/list-publishing';
import { publishPeriodHandler } from './publications/publish-period';
import { showStatementsHandler } from './statements/show-statements';
import { listWorkbenchHandler } from './workbench/list-workbench';

/** 账簿: balances, statements, the vouchers' way into the book, closing and publishing. */
export const bookHandlers = [
  listChartAccountsHandler,
  showTrialBalanceHandler,
  listPostingsHandler,
  setOpeningBalancesHandler,
  showStatementsHandler,
  showConsolidatedStatementsHandler,
  prepareVoucherHandler,
  prepareReversalHandler,
  listPendingVouchersHandler,
  attachToPendingHandler,
  reviewVoucherHandler,
  approveVoucherHandler,
  returnVoucherHandler,
  listClosingFaultsHandler,
  listAuditQueueHandler,
  readForAuditHandler,
  answerFindingHandler,
  settleFindingHandler,
  closeMonthHandler,
  listPublicationsHandler,
  publishPeriodHandler,
  listPublishingHandler,
  listWorkbenchHandler,
];
