import { listMessages } from '@shared/messages/messages';
import { handle } from '../platform/serve';
import { viewMessage } from './message';
import { inboxesNamed, inboxesOf, messagesTo } from './message-store';

export const listMessagesHandler = handle(listMessages)(async ({ query, caller }) => {
  const [page, inboxes] = await Promise.all([messagesTo(caller, query), inboxesNamed(inboxesOf(caller))]);
  const stateOf = (message: { inbox: string }) => inboxes.find(({ inbox }) => inbox === message.inbox)!;
  return { ...page, items: page.items.map((message) => viewMessage(message, stateOf(message))) };
});
