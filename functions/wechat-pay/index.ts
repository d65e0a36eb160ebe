import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { serve } from '../platform/serve';

const api = serve({
  'GET /villages/{villageCode}/contracts/{contractId}/due': () => import('./show-due'),
  'GET /villages/{villageCode}/charges/{chargeId}/due': () => import('./show-due'),
  'POST /villages/{villageCode}/charges/{chargeId}/due-payments': () => import('./pay-due'),
  'POST /villages/{villageCode}/contracts/{contractId}/due-payments': () => import('./pay-due'),
  'GET /due-payments/{duePaymentId}': () => import('./show-due-payment'),
  'POST /wechat-pay/notices': () => import('./receive-pay-notice'),
  'GET /villages/{villageCode}/due-payments': () => import('./list-dues'),
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/refund': () => import('./refund-due'),
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/refund/decision': () => import('./refund-due'),
  'POST /villages/{villageCode}/due-payments/{duePaymentId}/voucher': () => import('./prepare-due-voucher'),
  'GET /divisions/{division}/due-breaks': () => import('./list-dues'),
  'POST /divisions/{division}/due-breaks/{breakId}/settlement': () => import('./settle-due-break'),
  'GET /me/transfers': () => import('./transfers/my-transfers'),
  'GET /me/transfers/{serial}': () => import('./transfers/my-transfers'),
});

/** A call of the API, or the clock. */
export const handler = Object.assign(
  async (event: APIGatewayProxyEventV2, context: Context) =>
    'routeKey' in event ? api(event, context) : (await import('./run-pay-leg')).runPayLeg(context),
  { handlers: api.handlers },
);
