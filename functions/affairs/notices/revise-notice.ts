import { reviseNotice } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { refuseUnfit } from '../../platform/fit-words';
import { changeNotice } from './change-notice';
import { authorOf, revise } from './notice';
import { putRevision } from './revision-store';

export const reviseNoticeHandler = handle(reviseNotice)(
  async ({ params, body: { version, title, body, reason }, caller }, { at, once, requestId }) =>
    changeNotice({
      params,
      version,
      action: reviseNotice.id,
      actor: caller.accountId,
      note: reason,
      at,
      once,
      requestId,
      decide: async (notice) => {
        const { noticeId, villageCode, villageName } = notice;
        const next = revise(notice, { title, body }, at);
        await refuseUnfit(caller.openid, [title, body, reason]);
        const author = authorOf(caller, villageCode, villageName);
        const first = {
          noticeId,
          revision: 1,
          title: notice.title,
          body: notice.body,
          author: notice.author,
          at: notice.publishedAt,
        };
        return {
          next,
          beside: [
            ...(notice.revision === 1 ? [putRevision(first)] : []),
            putRevision({ noticeId, revision: next.revision, title, body, author, at, reason }),
          ],
        };
      },
    }),
);
