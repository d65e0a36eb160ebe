import { AppError } from '@shared/errors';
import { checkText, type TextScene } from './wechat';

/** WeChat's scenes: 评论 is what one writes under something, 论坛 what one writes for many. */
export const SCENE = { comment: 2, forum: 3 } as const satisfies Record<string, TextScene>;

/**
 * Only what WeChat passed is published; unsure or unreachable is not a pass, and the phone keeps the draft. What is published later is
 * checked when it is written: WeChat answers for a person only within two hours of their last visit.
 * @throws AppError `content.rejected`, `wechat.unavailable`.
 */
export async function refuseUnfit(
  openid: string,
  words: readonly (string | undefined)[],
  scene: TextScene = SCENE.forum,
): Promise<void> {
  const verdict = await checkText({ openid, text: words.filter(Boolean).join('\n'), scene });
  if (verdict === 'risky') throw new AppError('content.rejected');
  if (verdict !== 'pass') throw new AppError('wechat.unavailable');
}
