import { MAX_BATCH_PICTURES } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { accountOwner } from '../../media/media';
import { claimMedia } from '../../media/media-store';
import type { WriteItem } from '../../platform/transact';
import type { Content } from './batch';

/** A paper that comes in, with what it had before where it comes again. */
export interface Coming {
  readonly content: Content;
  readonly had?: readonly string[];
}

const MOST = { image: MAX_BATCH_PICTURES, video: 0, audio: 0 };

/**
 * The writes that give these papers their pictures: the sender's own and of nothing else, or those that the paper had before it came back.
 * @throws AppError `request.malformed` for a day that has not come and for one picture of two papers; `media.tooMany`; as `claimMedia`
 */
export async function claimPictures(
  coming: readonly Coming[],
  { accountId, batchId, at }: { accountId: string; batchId: string; at: string },
): Promise<WriteItem[]> {
  const early = coming.findIndex(({ content }) => content.on > dayInChina(at));
  if (early >= 0) throw new AppError('request.malformed', [{ path: `papers.${early}.on`, message: '日期还没到' }]);
  const all = coming.flatMap(({ content }) => content.mediaIds);
  if (all.length > MAX_BATCH_PICTURES) throw new AppError('media.tooMany');
  if (new Set(all).size < all.length)
    throw new AppError('request.malformed', [{ path: 'papers', message: '同一张照片只能是一张票据的' }]);
  const fresh = coming.flatMap(({ content, had = [] }) => content.mediaIds.filter((id) => !had.includes(id)));
  return fresh.length > 0 ? claimMedia(fresh, accountOwner(accountId), batchId, MOST) : [];
}
