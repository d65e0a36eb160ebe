import { AppError } from '@shared/errors';
import { isLaterThan } from '../../platform/id';
import { noticeOf, type StoredNotice } from './notice-store';

interface Key {
  villageCode: string;
  noticeId: string;
}

/**
 * A notice that anyone may read at `at`. What is scheduled is not there: that it exists is not told either.
 * @throws AppError `notFound`
 */
export async function readableNotice(
  { villageCode, noticeId }: Key,
  at: string,
  options: { consistent?: boolean } = {},
): Promise<StoredNotice> {
  if (isLaterThan(noticeId, at)) throw new AppError('notFound');
  const notice = await noticeOf(villageCode, noticeId, options);
  if (!notice) throw new AppError('notFound');
  return notice;
}
