import { AppError } from '@shared/errors';
import { showMedia } from '@shared/media/media';
import { handle } from '../platform/serve';
import { accountOwner } from './media';
import { findMedia, mediaView } from './media-store';

export const showMediaHandler = handle(showMedia)(async ({ params, caller }) => {
  const media = await findMedia(params.mediaId);
  if (media?.owner !== accountOwner(caller.accountId)) throw new AppError('notFound');
  return mediaView(media);
});
