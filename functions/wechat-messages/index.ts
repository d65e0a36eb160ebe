import { serve } from '../platform/serve';
import { confirmWechatMessagesHandler } from './confirm-wechat-messages';
import { receiveWechatMessageHandler } from './receive-wechat-message';

export const handler = serve([confirmWechatMessagesHandler, receiveWechatMessageHandler]);
