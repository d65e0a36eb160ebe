import { cancelScheduledNotice } from '@shared/affairs/notices';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { retryOnRace, transact } from '../../platform/transact';
import { withoutNotice } from '../duties/duty-record';
import { dutiesOf, putDuties } from '../duties/duty-store';
import { deleteNotice } from './notice-store';
import { scheduledNotice } from './scheduled-notice';

export const cancelScheduledNoticeHandler = handle(cancelScheduledNotice)(async (
  { params, caller },
  { at, requestId },
) => {
  await retryOnRace(async () => {
    const notice = await scheduledNotice(params, at);
    const { noticeId, villageCode } = notice;
    const duties = notice.duty && (await dutiesOf(villageCode, at));
    await transact(
      deleteNotice(notice),
      ...(duties ? [putDuties(duties, withoutNotice(duties, noticeId, at))] : []),
      auditRow({
        subject: `notice#${noticeId}`,
        action: cancelScheduledNotice.id,
        at,
        actor: caller.accountId,
        requestId,
        note: notice.title,
      }),
    );
  });
  return {};
});
