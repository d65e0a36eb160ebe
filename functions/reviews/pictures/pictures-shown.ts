import type { ShownPicture } from '@shared/media/media';
import { dayInChina } from '@shared/time';
import { picturesOfDay } from '../../media/media-store';
import type { StoredReview } from '../review-store';

/** The pictures of a review for others than its author. Whether they may be seen is for the caller to know. */
export const picturesShownOf = ({ pictures = [] }: StoredReview, at: string): Promise<ShownPicture[]> =>
  picturesOfDay(
    pictures.map(({ mediaId }) => mediaId),
    dayInChina(at),
  );
