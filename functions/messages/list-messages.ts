import { listMessages } from '@shared/messages';
import { handle } from '../platform/serve';
import { viewMessage } from './message';
import { inboxOf, messagesTo } from './message-store';

export const listMessagesHandler = handle(listMessages)(async ({ query, caller }) => {
  const [inbox, page] = await Promise.all([inboxOf(caller.accountId), messagesTo(caller.accountId, query)]);
  return { ...page, items: page.items.map((message) => viewMessage(message, inbox)) };
});
