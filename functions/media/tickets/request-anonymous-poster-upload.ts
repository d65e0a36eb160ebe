import { requestAnonymousPosterUpload } from '@shared/media/media';
import { handle } from '../../platform/serve';
import { givePosterTicket } from './give-poster-ticket';
import { draftOwner } from '../media-store';

export const requestAnonymousPosterUploadHandler = handle(requestAnonymousPosterUpload)(
  async ({ params, body: { draftKey, contentType } }, { at }) =>
    givePosterTicket(params.mediaId, contentType, draftOwner(draftKey), at),
);
