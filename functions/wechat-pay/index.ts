import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { serve } from '../platform/serve';
import { listDueBreaksHandler, listDuePaymentsHandler } from './list-dues';
import { payChargeHandler, payDueHandler } from './pay-due';
import { prepareDueVoucherHandler } from './prepare-due-voucher';
import { receivePayNoticeHandler } from './receive-pay-notice';
import { askDueRefundHandler, decideDueRefundHandler } from './refund-due';
import { runPayLeg } from './run-pay-leg';
import { settleDueBreakHandler } from './settle-due-break';
import { showChargeDueHandler, showDueHandler } from './show-due';
import { showDuePaymentHandler } from './show-due-payment';
import { listMyTransfersHandler, showMyTransferHandler } from './transfers/my-transfers';

const api = serve([
  showDueHandler,
  payDueHandler,
  showChargeDueHandler,
  payChargeHandler,
  showDuePaymentHandler,
  receivePayNoticeHandler,
  listDuePaymentsHandler,
  askDueRefundHandler,
  decideDueRefundHandler,
  prepareDueVoucherHandler,
  listDueBreaksHandler,
  settleDueBreakHandler,
  listMyTransfersHandler,
  showMyTransferHandler,
]);

/** A call of the API, or the clock. */
export const handler = Object.assign(
  async (event: APIGatewayProxyEventV2, context: Context) =>
    'routeKey' in event ? api(event, context) : runPayLeg(context),
  { handlers: api.handlers },
);
