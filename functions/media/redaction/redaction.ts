import { AppError } from '@shared/errors';
import type { Media } from '../media';
import { findMedia } from '../media-store';

/**
 * The picture that a redacted copy is made of: one's own upload, or what is behind a copy in the papers of this village, with that copy.
 * @param ownAlone whoever does not keep the books covers what they sent themselves, and opens nothing that lies under a copy.
 * @throws AppError `notFound` for anyone else's, `media.notReady` while it is being processed.
 */
export async function pictureBehind(
  mediaId: string,
  villageCode: string,
  owner: string,
  { ownAlone }: { ownAlone: boolean },
): Promise<{ source: Media; copy: Media | undefined }> {
  const media = await findMedia(mediaId);
  const ofVillage = !ownAlone && media?.division === villageCode && media.redactionOf !== undefined;
  if (
    !media ||
    media.kind !== 'image' ||
    !(ofVillage || (media.owner === owner && !media.claimedBy && !media.division && !media.boundTo))
  )
    throw new AppError('notFound');
  const source = media.redactionOf ? await findMedia(media.redactionOf) : media;
  if (!source || source.state === 'failed') throw new AppError('notFound');
  if (source.state !== 'ready') throw new AppError('media.notReady');
  return { source, copy: media.redactionOf ? media : undefined };
}
