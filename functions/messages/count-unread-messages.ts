import { countUnreadMessages } from '@shared/messages';
import { handle } from '../platform/serve';
import { unreadCount } from './message';
import { inboxOf } from './message-store';

export const countUnreadMessagesHandler = handle(countUnreadMessages)(async ({ caller }) => ({
  count: unreadCount(await inboxOf(caller.accountId)),
}));
