import { serve } from '../platform/serve';

export const handler = serve({
  'GET /wechat/messages': async () => (await import('./confirm-wechat-messages')).confirmWechatMessagesHandler,
  'POST /wechat/messages': async () => (await import('./receive-wechat-message')).receiveWechatMessageHandler,
});
