import { markMessageRead } from '@shared/messages/messages';
import { handle } from '../platform/serve';
import { readOne } from './message-store';

export const markMessageReadHandler = handle(markMessageRead)(async ({ params, caller }, { at }) => {
  await readOne(caller, params.messageId, at);
  return {};
});
