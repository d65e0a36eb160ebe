import { markMessagesRead } from '@shared/messages/messages';
import { handle } from '../platform/serve';
import { readAll } from './message-store';

export const markMessagesReadHandler = handle(markMessagesRead)(async ({ caller }, { at }) => {
  await readAll(caller, at);
  return {};
});
