import { AppError } from '@shared/errors';
import { env } from '../platform/env';
import type { PayContract } from './wire/signature';

/** What the district agreed on with WeChat Pay. @throws AppError `dues.notOffered` where it takes no money by it. */
export function merchant(): PayContract {
  const contract = env.wechatPay;
  if (!contract) throw new AppError('dues.notOffered');
  return contract;
}
