import { showNotice } from '@shared/affairs';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { noticeOf } from './notice-store';

export const showNoticeHandler = handle(showNotice)(async ({ params: { villageCode, noticeId } }) => {
  const notice = await noticeOf(villageCode, noticeId);
  if (!notice) throw new AppError('notFound');
  return notice;
});
