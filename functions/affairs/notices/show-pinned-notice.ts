import { showPinnedNotice } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { noticeOf, pinnedIn } from './notice-store';

export const showPinnedNoticeHandler = handle(showPinnedNotice)(async ({ params: { villageCode } }) => {
  const noticeId = await pinnedIn(villageCode);
  const notice = noticeId ? await noticeOf(villageCode, noticeId) : undefined;
  return { ...(notice && !notice.withdrawnAt && { notice }) };
});
