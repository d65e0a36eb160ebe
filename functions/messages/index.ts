import { serve } from '../platform/serve';
import { addSubscriptionsHandler } from './add-subscriptions';
import { countUnreadMessagesHandler } from './count-unread-messages';
import { countDeadLettersHandler } from './dead-letters/count-dead-letters';
import { dropDeadLetterHandler } from './dead-letters/drop-dead-letter';
import { listDeadLettersHandler } from './dead-letters/list-dead-letters';
import { retryDeadLetterHandler } from './dead-letters/retry-dead-letter';
import { retryDeadLettersHandler } from './dead-letters/retry-dead-letters';
import { listMessagesHandler } from './list-messages';
import { listSubscriptionsHandler } from './list-subscriptions';
import { markMessageReadHandler } from './mark-message-read';
import { markMessagesReadHandler } from './mark-messages-read';

export const handler = serve([
  listMessagesHandler,
  countUnreadMessagesHandler,
  markMessagesReadHandler,
  markMessageReadHandler,
  listSubscriptionsHandler,
  addSubscriptionsHandler,
  countDeadLettersHandler,
  listDeadLettersHandler,
  retryDeadLetterHandler,
  retryDeadLettersHandler,
  dropDeadLetterHandler,
]);
