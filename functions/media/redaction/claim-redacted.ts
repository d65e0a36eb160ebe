import { AppError } from '@shared/errors';
import type { WriteItem } from '../../platform/transact';
import { claimMedia, findMediaAll } from '../media-store';

/**
 * The writes that give these pictures, and what lies under them, to a voucher or a register's row for good: anyone may then see
 * the copies.
 * @throws AppError `notFound` for what is no redacted copy of this village's of one's own, or lacks the second look that its picture wants;
 * `media.notReady`.
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
  const byId = new Map(sources.flatMap((source) => (source ? [[source.mediaId, source]] : [])));
  // No copy of a picture that somebody said shows persons is public by one person's word, whichever was made first.
  const isAlone = redacted.some((copy, place) => !copy?.secondLook && byId.get(sourceIds[place]!)?.showedPersons);
  if (isAlone) throw new AppError('notFound');
  // What is covered anew was claimed with its first copy.
  const fresh = sources.flatMap((source) => (source && !source.claimedBy ? [source.mediaId] : []));
  const claims = [await claimMedia(mediaIds, owner, item), await claimMedia(fresh, owner, item)];
  return claims.flat();
}
