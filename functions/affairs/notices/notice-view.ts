import type { NoticeDetail } from '@shared/affairs/notices';
import { isPublicCopy, type Media } from '../../media/media';
import { findMediaAll, mediaView } from '../../media/media-store';
import type { StoredNotice } from './notice-store';

/** Those of a notice's pictures that anyone may see. */
export const publicPictures = async (mediaIds: readonly string[]): Promise<Media[]> =>
  (await findMediaAll(mediaIds)).flatMap((one) => (one?.state === 'ready' && isPublicCopy(one) ? [one] : []));

/** A notice as anyone may see it, with the pictures that may be public; of one that was taken down neither text nor pictures. */
export async function viewNotice({ mediaIds = [], ...notice }: StoredNotice): Promise<NoticeDetail> {
  if (notice.withdrawnAt) return { ...notice, body: '' };
  if (mediaIds.length === 0) return notice;
  const pictures = await Promise.all((await publicPictures(mediaIds)).map((one) => mediaView(one)));
  return { ...notice, ...(pictures.length > 0 && { pictures }) };
}
