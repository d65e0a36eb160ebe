import { type NoticeDetail, publishNotice } from '@shared/affairs/notices';
import { villageNamed } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { idAt, newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { refuseUnfit } from '../../platform/fit-words';
import { withMet } from '../duties/duty-record';
import { dutiesOf, putDuties } from '../duties/duty-store';
import { authorOf, publish, publishTime } from './notice';
import { refuseUnmeetable } from './notice-duty';
import { noticeOf, putNewNotice } from './notice-store';

export const publishNoticeHandler = handle(publishNotice)(async (
  { params: { villageCode }, body, caller },
  { at, once, requestId },
) => {
  const act = async (): Promise<NoticeDetail> => {
    const publishedAt = publishTime(body.publishAt, at);
    refuseUnmeetable(body.duty, publishedAt, at);
    await refuseUnfit(caller.openid, [body.title, body.body]);
    const { shortName } = await villageNamed(villageCode);
    const author = authorOf(caller, villageCode, shortName);
    const noticeId = body.publishAt ? idAt(publishedAt) : newId(at);
    const notice = publish(body, { noticeId, villageCode, villageName: shortName, author }, publishedAt);
    const duties = notice.duty && (await dutiesOf(villageCode, at));
    await transact(
      putNewNotice(notice),
      ...(duties && notice.duty
        ? [putDuties(duties, withMet(duties, { ...notice.duty, noticeId, publishedAt }, at))]
        : []),
      auditRow({ subject: `notice#${noticeId}`, action: publishNotice.id, at, actor: caller.accountId, requestId }),
      markDone(once, noticeId, at),
    );
    return notice;
  };
  return doOnce(once, {
    done: async (noticeId) => (await noticeOf(villageCode, noticeId, { consistent: true }))!,
    act,
    decidesAnew: true,
  });
});
