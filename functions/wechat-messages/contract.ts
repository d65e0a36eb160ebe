import { AppError } from '@shared/errors';
import { env } from '../platform/env';
import type { PushContract } from './envelope';

/** @throws AppError `wechat.notSigned` where no messages are taken: nobody has one to bring. */
export function pushContract(): PushContract {
  const push = env.wechatPush;
  if (!push) throw new AppError('wechat.notSigned');
  return push;
}
