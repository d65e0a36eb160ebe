import { AppError } from '@shared/errors';
import { checkText } from '../../platform/wechat';

/** WeChat's scene 论坛: what one writes for many. */
const SCENE = 3;

/**
 * What is written on a voucher can be read by everyone once it is posted: only what WeChat passed goes on.
 * @throws AppError `content.rejected`, `wechat.unavailable`.
 */
export async function refuseUnfit(openid: string, words: readonly string[]): Promise<void> {
  const verdict = await checkText({ openid, text: words.filter(Boolean).join('\n'), scene: SCENE });
  if (verdict === 'risky') throw new AppError('content.rejected');
  if (verdict !== 'pass') throw new AppError('wechat.unavailable');
}
