import { AppError } from '@shared/errors';
import { isLaterThan } from '../../platform/id';
import { noticeOf, type StoredNotice } from './notice-store';
import { viewNotice } from './notice-view';

/**
 * A notice nobody has read yet.
 * @throws AppError `notFound`; `version.stale` with the notice when it came out meanwhile, or is not the version that was read.
 */
export async function scheduledNotice(
  { villageCode, noticeId }: { villageCode: string; noticeId: string },
  at: string,
  version?: number,
): Promise<StoredNotice> {
  const notice = await noticeOf(villageCode, noticeId, { consistent: true });
  if (!notice) throw new AppError('notFound');
  if (!isLaterThan(noticeId, at) || (version !== undefined && notice.version !== version))
    throw new AppError('version.stale', await viewNotice(notice));
  return notice;
}
