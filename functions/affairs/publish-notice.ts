import { type NoticeDetail, publishNotice } from '@shared/affairs';
import { AppError } from '@shared/errors';
import { villageNamed } from '../identity/division-store';
import { auditRow } from '../platform/audit';
import { newId } from '../platform/id';
import { findDone, markDone, type Once } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed, transact } from '../platform/transact';
import { checkText } from '../platform/wechat';
import { authorOf, publish } from './notice';
import { noticeOf, putNotice } from './notice-store';

/** WeChat's scene 论坛: what one writes for many. */
const SCENE = 3;

export const publishNoticeHandler = handle(publishNotice)(async (
  { params: { villageCode }, body: { kind, title, body }, caller },
  { at, once },
) => {
  const before = await publishedBefore(villageCode, once);
  if (before) return before;
  await refuseUnchecked(caller.openid, `${title}\n${body}`);
  const { shortName } = await villageNamed(villageCode);
  const author = authorOf(caller, villageCode, shortName);
  const notice = publish({ noticeId: newId(at), villageCode, villageName: shortName, kind, title, body, author }, at);
  const { noticeId } = notice;
  try {
    await transact(
      putNotice(notice),
      auditRow({ subject: `notice#${noticeId}`, action: 'publishNotice', at, actor: caller.accountId }),
      markDone(once, noticeId, at),
    );
  } catch (error) {
    // The same command, sent twice at once: the other one published.
    const published = error instanceof ConditionsFailed ? await publishedBefore(villageCode, once) : undefined;
    if (!published) throw error;
    return published;
  }
  return notice;
});

async function publishedBefore(villageCode: string, once: Once): Promise<NoticeDetail | undefined> {
  const noticeId = await findDone(once);
  return noticeId ? noticeOf(villageCode, noticeId, { consistent: true }) : undefined;
}

/**
 * Only what WeChat passed is published; unsure or unreachable is not a pass. The phone keeps the draft.
 * @throws AppError `content.rejected`, `wechat.unavailable`.
 */
async function refuseUnchecked(openid: string, text: string): Promise<void> {
  const verdict = await checkText({ openid, text, scene: SCENE });
  if (verdict === 'risky') throw new AppError('content.rejected');
  if (verdict !== 'pass') throw new AppError('wechat.unavailable');
}
