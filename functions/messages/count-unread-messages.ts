import { countUnreadMessages } from '@shared/messages/messages';
import { handle } from '../platform/serve';
import { unreadCount } from './message';
import { inboxesNamed, inboxesOf } from './message-store';

export const countUnreadMessagesHandler = handle(countUnreadMessages)(async ({ caller }) => {
  const inboxes = await inboxesNamed(inboxesOf(caller));
  return { count: inboxes.reduce((sum, inbox) => sum + unreadCount(inbox), 0) };
});
