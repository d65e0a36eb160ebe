import { AppError } from '@shared/errors';
import { changeScheduledNotice, type NoticeDetail } from '@shared/affairs/notices';
import { auditRow } from '../../platform/audit';
import { idAt, newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { refuseUnfit } from '../../platform/fit-words';
import { withMet, withoutNotice } from '../duties/duty-record';
import { dutiesOf, putDuties } from '../duties/duty-store';
import { authorOf, publish, publishTime } from './notice';
import { refuseUnmeetable } from './notice-duty';
import { deleteNotice, noticeOf, putNewNotice, putNotice, type StoredNotice } from './notice-store';
import { viewNotice } from './notice-view';
import { scheduledNotice } from './scheduled-notice';

export const changeScheduledNoticeHandler = handle(changeScheduledNotice)(async (
  { params, body, caller },
  { at, once, requestId },
) => {
  const { villageCode } = params;
  const act = async (): Promise<NoticeDetail> => {
    const previous = await scheduledNotice(params, at, body.version);
    const publishedAt = publishTime(body.publishAt, at);
    refuseUnmeetable(body.duty, publishedAt, at);
    await refuseUnfit(caller.openid, [body.title, body.body]);
    // The id carries the time: another time is another id, and the row moves.
    const moves = publishedAt !== previous.publishedAt;
    const noticeId = !moves ? previous.noticeId : body.publishAt ? idAt(publishedAt) : newId(at);
    const { villageName } = previous;
    const author = authorOf(caller, villageCode, villageName);
    const next: StoredNotice = {
      ...publish(body, { noticeId, villageCode, villageName, author }, publishedAt),
      version: previous.version + 1,
      ...(previous.mediaIds && { mediaIds: previous.mediaIds }),
    };
    await transact(
      ...(moves ? [deleteNotice(previous), putNewNotice(next)] : [putNotice(next, previous)]),
      ...(await dutyWrites(previous, next, at)),
      auditRow({
        subject: `notice#${noticeId}`,
        action: changeScheduledNotice.id,
        at,
        actor: caller.accountId,
        requestId,
        ...(moves && { note: `was ${previous.noticeId}` }),
      }),
      markDone(once, noticeId, at),
    );
    return next;
  };
  return doOnce(once, {
    done: async (noticeId) => (await noticeOf(villageCode, noticeId, { consistent: true }))!,
    act,
    overtaken: async () => {
      const newer = await noticeOf(villageCode, params.noticeId, { consistent: true });
      return newer ? new AppError('version.stale', await viewNotice(newer)) : new AppError('notFound');
    },
  });
});

async function dutyWrites(previous: StoredNotice, next: StoredNotice, at: string) {
  if (!previous.duty && !next.duty) return [];
  const duties = await dutiesOf(next.villageCode, at);
  const without = withoutNotice(duties, previous.noticeId, at);
  const { noticeId, publishedAt, duty } = next;
  return [putDuties(duties, duty ? withMet(without, { ...duty, noticeId, publishedAt }, at) : without)];
}
