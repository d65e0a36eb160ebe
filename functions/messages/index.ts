import { serve } from '../platform/serve';

export const handler = serve({
  'GET /me/messages': async () => (await import('./list-messages')).listMessagesHandler,
  'GET /me/messages/unread': async () => (await import('./count-unread-messages')).countUnreadMessagesHandler,
  'POST /me/messages/read': async () => (await import('./mark-messages-read')).markMessagesReadHandler,
  'POST /me/messages/{messageId}/read': async () => (await import('./mark-message-read')).markMessageReadHandler,
  'GET /me/subscriptions': async () => (await import('./list-subscriptions')).listSubscriptionsHandler,
  'POST /me/subscriptions': async () => (await import('./add-subscriptions')).addSubscriptionsHandler,
  'GET /dead-letters': async () => (await import('./dead-letters/count-dead-letters')).countDeadLettersHandler,
  'GET /dead-letters/{letterKind}': async () =>
    (await import('./dead-letters/list-dead-letters')).listDeadLettersHandler,
  'POST /dead-letters/{letterKind}/{letterId}/retry': async () =>
    (await import('./dead-letters/retry-dead-letter')).retryDeadLetterHandler,
  'POST /dead-letters/{letterKind}/retry': async () =>
    (await import('./dead-letters/retry-dead-letters')).retryDeadLettersHandler,
  'POST /dead-letters/{letterKind}/{letterId}/drop': async () =>
    (await import('./dead-letters/drop-dead-letter')).dropDeadLetterHandler,
});
