import { serve } from '../platform/serve';
import { countUnreadMessagesHandler } from './count-unread-messages';
import { listMessagesHandler } from './list-messages';
import { markMessagesReadHandler } from './mark-messages-read';

export const handler = serve([listMessagesHandler, countUnreadMessagesHandler, markMessagesReadHandler]);
