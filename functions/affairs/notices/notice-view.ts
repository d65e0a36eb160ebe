import type { NoticeDetail } from '@shared/affairs/notices';
import { isPublicCopy } from '../../media/media';
import { findMediaAll, mediaView } from '../../media/media-store';
import type { StoredNotice } from './notice-store';

/** A notice as anyone may see it, with the pictures that may be public; of one that was taken down neither text nor pictures. */
export async function viewNotice({ mediaIds = [], ...notice }: StoredNotice): Promise<NoticeDetail> {
  if (notice.withdrawnAt) return { ...notice, body: '' };
  if (mediaIds.length === 0) return notice;
  const media = await findMediaAll(mediaIds);
  const pictures = await Promise.all(
    media.flatMap((one) => (one?.state === 'ready' && isPublicCopy(one) ? [mediaView(one)] : [])),
  );
  return { ...notice, ...(pictures.length > 0 && { pictures }) };
}
