import { requestPosterUpload } from '@shared/media/media';
import { handle } from '../../platform/serve';
import { givePosterTicket } from './give-poster-ticket';
import { accountOwner } from '../media';

export const requestPosterUploadHandler = handle(requestPosterUpload)(async ({ params, body, caller }, { at }) =>
  givePosterTicket(params.mediaId, body.contentType, accountOwner(caller.accountId), at),
);
