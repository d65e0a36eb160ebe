import { countUnreadMessages } from '@shared/messages/messages';
import { handle } from '../platform/serve';
import { unreadCount } from './message';
import { inboxesOf, inboxOf } from './message-store';

export const countUnreadMessagesHandler = handle(countUnreadMessages)(async ({ caller }) => {
  const inboxes = await Promise.all(inboxesOf(caller).map(inboxOf));
  return { count: inboxes.reduce((sum, inbox) => sum + unreadCount(inbox), 0) };
});
