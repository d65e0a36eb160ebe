import { serve } from '../platform/serve';

export const handler = serve({
  'POST /villages/{villageCode}/orders': async () => (await import('./save-order')).saveOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/submit': async () =>
    (await import('./submit-order')).submitOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/approve': async () =>
    (await import('./sign-order')).approveOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/return': async () =>
    (await import('./take-back-order')).returnOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/recall': async () =>
    (await import('./take-back-order')).recallOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/pay': async () => (await import('./sign-order')).payOrderHandler,
  'POST /villages/{villageCode}/orders/{orderId}/transfers/{serial}/decide': async () =>
    (await import('./decide-unknown-transfer')).decideUnknownTransferHandler,
  'GET /villages/{villageCode}/orders': async () => (await import('./read-orders')).listOrdersHandler,
  'GET /villages/{villageCode}/orders/{orderId}': async () => (await import('./read-orders')).showOrderHandler,
  'GET /villages/{villageCode}/orders/{orderId}/desk': async () => (await import('./order-desk')).showOrderDeskHandler,
  'GET /divisions/{divisionCode}/waiting-orders': async () => (await import('./order-desk')).listWaitingOrdersHandler,
  'GET /villages/{villageCode}/order-times': async () => (await import('./order-times')).showOrderTimesHandler,
  'POST /villages/{villageCode}/registered-payees': async () => (await import('./registers')).registerPayeeHandler,
  'GET /villages/{villageCode}/registered-payees': async () =>
    (await import('./registers')).listRegisteredPayeesHandler,
  'POST /villages/{villageCode}/paying-accounts': async () => (await import('./registers')).openPayingAccountHandler,
  'GET /villages/{villageCode}/paying-accounts': async () => (await import('./registers')).listPayingAccountsHandler,
  'POST /districts/{districtCode}/posts': async () => (await import('./registers')).appointToPostHandler,
  'GET /divisions/{divisionCode}/posts': async () => (await import('./registers')).listPostsHandler,
  'GET /me/signing-code': async () => (await import('./signing/signing-codes')).showSigningCodeHandler,
  'POST /me/signing-code': async () => (await import('./signing/signing-codes')).setSigningCodeHandler,
  'GET /divisions/{division}/transfer-breaks': async () =>
    (await import('./reconciliation/transfer-breaks')).listTransferBreaksHandler,
  'POST /divisions/{division}/transfer-breaks/{breakId}/settle': async () =>
    (await import('./reconciliation/transfer-breaks')).settleTransferBreakHandler,
});
