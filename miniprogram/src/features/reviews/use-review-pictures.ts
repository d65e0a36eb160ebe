import { useEffect, useState } from 'react';
import { MAX_REVIEW_PICTURES } from '@shared/reviews/reviews';
import { useUploads } from '@/platform/sending/uploads';
import { pictureCopy } from './picture-copy';

/**
 * The pictures of a review in the making: those that it had or that were stored on an earlier visit, and those of this one. The draft names
 * all that are stored, so that leaving the page loses none.
 */
export function useReviewPictures(drafted: readonly string[], keep: (mediaIds: string[]) => void) {
  const [before, setBefore] = useState(drafted);
  const room = MAX_REVIEW_PICTURES - before.length;
  const uploads = useUploads({ images: room, videos: 0, most: room });
  const mediaIds = [...before, ...uploads.mediaIds];
  const named = mediaIds.join();
  useEffect(() => {
    if (named !== drafted.join()) keep(named === '' ? [] : named.split(','));
  }, [named, drafted, keep]);
  const unsent = uploads.items.some(({ state }) => state !== 'sent');
  return {
    before,
    uploads,
    mediaIds,
    wrong: uploads.sending ? pictureCopy.sending : unsent ? pictureCopy.unsent : undefined,
    takeOut: (mediaId: string) => setBefore((all) => all.filter((each) => each !== mediaId)),
  };
}
