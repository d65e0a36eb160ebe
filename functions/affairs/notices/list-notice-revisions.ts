import { listNoticeRevisions } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { readableNotice } from './readable-notice';
import { revisionsOf } from './revision-store';

/** What was withdrawn is shown no more, in none of its texts. */
export const listNoticeRevisionsHandler = handle(listNoticeRevisions)(async ({ params, query }, { at }) => {
  const { noticeId, withdrawnAt } = await readableNotice(params, at);
  return withdrawnAt ? { items: [] } : revisionsOf(noticeId, query);
});
