import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { serve } from '../platform/serve';

const api = serve({
  'GET /villages/{villageCode}/contracts/{contractId}/due': async () => (await import('./show-due')).showDueHandler,
  'GET /villages/{villageCode}/charges/{chargeId}/due': async () => (await import('./show-due')).showChargeDueHandler,
  'POST /villages/{villageCode}/charges/{chargeId}/due-payments': async () =>
    (await import('./pay-due')).payChargeHandler,
  'POST /villages/{villageCode}/contracts/{contractId}/due-payments': async () =>
    (await import('./pay-due')).payDueHandler,
  'GET /due-payments/{duePaymentId}': async () => (await import('./show-due-payment')).showDuePaymentHandler,
  'POST /wechat-pay/notices': async () => (await import('./receive-pay-notice')).receivePayNoticeHandler,
  'GET /villages/{villageCode}/due-payments': async () => (await import('./list-dues')).listDuePaymentsHandler,
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/refund': async () =>
    (await import('./refund-due')).askDueRefundHandler,
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/refund/decision': async () =>
    (await import('./refund-due')).decideDueRefundHandler,
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/voucher': async () =>
    (await import('./prepare-due-voucher')).prepareDueVoucherHandler,
  'GET /divisions/{division}/due-breaks': async () => (await import('./list-dues')).listDueBreaksHandler,
  'POST /divisions/{division}/due-breaks/{breakId}/settlement': async () =>
    (await import('./settle-due-break')).settleDueBreakHandler,
  'GET /me/transfers': async () => (await import('./transfers/my-transfers')).listMyTransfersHandler,
  'GET /me/transfers/{serial}': async () => (await import('./transfers/my-transfers')).showMyTransferHandler,
});

/** A call of the API, or the clock. */
export const handler = Object.assign(
  async (event: APIGatewayProxyEventV2, context: Context) =>
    'routeKey' in event ? api(event, context) : (await import('./run-pay-leg')).runPayLeg(context),
  { handlers: api.handlers },
);
