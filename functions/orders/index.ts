import { serve } from '../platform/serve';
import { decideUnknownTransferHandler } from './decide-unknown-transfer';
import { listWaitingOrdersHandler, showOrderDeskHandler } from './order-desk';
import { showOrderTimesHandler } from './order-times';
import { listOrdersHandler, showOrderHandler } from './read-orders';
import {
  appointToPostHandler,
  listPayingAccountsHandler,
  listPostsHandler,
  listRegisteredPayeesHandler,
  openPayingAccountHandler,
  registerPayeeHandler,
} from './registers';
import { saveOrderHandler } from './save-order';
import { approveOrderHandler, payOrderHandler } from './sign-order';
import { listTransferBreaksHandler, settleTransferBreakHandler } from './reconciliation/transfer-breaks';
import { setSigningCodeHandler, showSigningCodeHandler } from './signing/signing-codes';
import { submitOrderHandler } from './submit-order';
import { recallOrderHandler, returnOrderHandler } from './take-back-order';

export const handler = serve([
  saveOrderHandler,
  submitOrderHandler,
  approveOrderHandler,
  returnOrderHandler,
  recallOrderHandler,
  payOrderHandler,
  decideUnknownTransferHandler,
  listOrdersHandler,
  showOrderHandler,
  showOrderDeskHandler,
  listWaitingOrdersHandler,
  showOrderTimesHandler,
  registerPayeeHandler,
  listRegisteredPayeesHandler,
  openPayingAccountHandler,
  listPayingAccountsHandler,
  appointToPostHandler,
  listPostsHandler,
  showSigningCodeHandler,
  setSigningCodeHandler,
  listTransferBreaksHandler,
  settleTransferBreakHandler,
]);
