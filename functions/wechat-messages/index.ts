import { serve } from '../platform/serve';

export const handler = serve({
  'GET /wechat/messages': () => import('./confirm-wechat-messages'),
  'POST /wechat/messages': () => import('./receive-wechat-message'),
});
