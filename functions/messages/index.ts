import { serve } from '../platform/serve';

export const handler = serve({
  'GET /me/messages': () => import('./list-messages'),
  'GET /me/messages/unread': () => import('./count-unread-messages'),
  'POST /me/messages/read': () => import('./mark-messages-read'),
  'POST /me/messages/{messageId}/read': () => import('./mark-message-read'),
  'GET /me/subscriptions': () => import('./list-subscriptions'),
  'POST /me/subscriptions': () => import('./add-subscriptions'),
  'GET /dead-letters': () => import('./dead-letters/count-dead-letters'),
  'GET /dead-letters/{letterKind}': () => import('./dead-letters/list-dead-letters'),
  'POST /dead-letters/{letterKind}/{letterId}/retry': () => import('./dead-letters/retry-dead-letter'),
  'POST /dead-letters/{letterKind}/retry': () => import('./dead-letters/retry-dead-letters'),
  'POST /dead-letters/{letterKind}/{letterId}/drop': () => import('./dead-letters/drop-dead-letter'),
});
