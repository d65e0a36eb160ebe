import { requestAnonymousUpload } from '@shared/media';
import { handle } from '../platform/serve';
import { giveTicket } from './give-ticket';
import { draftOwner } from './media-store';

export const requestAnonymousUploadHandler = handle(requestAnonymousUpload)(
  async ({ body: { draftKey, ...upload } }, { at }) => giveTicket(upload, draftOwner(draftKey), at),
);
