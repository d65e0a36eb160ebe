import { AppError } from '@shared/errors';
import { confirmWechatMessages } from '@shared/wechat-messages';
import { handle } from '../platform/serve';
import { pushContract } from './contract';
import { isSigned } from './envelope';

export const confirmWechatMessagesHandler = handle(confirmWechatMessages)(({ query }) => {
  const { signature, timestamp, nonce, echostr } = query;
  if (!isSigned(signature, pushContract().token, timestamp, nonce)) throw new AppError('wechat.notSigned');
  return Promise.resolve(echostr);
});
