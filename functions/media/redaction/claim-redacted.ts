import { AppError } from '@shared/errors';
import type { WriteItem } from '../../platform/transact';
import { claimMedia, findMediaAll } from '../media-store';

/**
 * The writes that give these pictures, and what lies under them, to a voucher or a register's row for good: anyone may then see
 * the copies.
 * @throws AppError `notFound` for what is no redacted copy of this village's of one's own, `media.notReady`.
 */
export async function claimRedacted(
  mediaIds: readonly string[],
  villageCode: string,
  owner: string,
  item: string,
): Promise<WriteItem[]> {
  const redacted = await findMediaAll(mediaIds);
  const sourceIds = redacted.map((media) => {
    if (!media?.redactionOf || media.division !== villageCode || media.state === 'failed')
      throw new AppError('notFound');
    if (media.state !== 'ready') throw new AppError('media.notReady');
    return media.redactionOf;
  });
  const sources = await findMediaAll([...new Set(sourceIds)]);
  // What is covered anew was claimed with its first copy.
  const fresh = sources.flatMap((source) => (source && !source.claimedBy ? [source.mediaId] : []));
  const claims = [await claimMedia(mediaIds, owner, item), await claimMedia(fresh, owner, item)];
  return claims.flat();
}
