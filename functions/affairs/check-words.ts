import { AppError } from '@shared/errors';
import { checkText } from '../platform/wechat';

/** WeChat's scene 论坛: what one writes for many. */
const SCENE = 3;

/**
 * Only what WeChat passed is published; unsure or unreachable is not a pass, and the phone keeps the draft. What is scheduled
 * is checked when it is written: WeChat answers for a person only within two hours of their last visit.
 * @throws AppError `content.rejected`, `wechat.unavailable`.
 */
export async function refuseUnchecked(openid: string, text: string): Promise<void> {
  const verdict = await checkText({ openid, text, scene: SCENE });
  if (verdict === 'risky') throw new AppError('content.rejected');
  if (verdict !== 'pass') throw new AppError('wechat.unavailable');
}
