import { requestAnonymousUpload } from '@shared/media/media';
import { handle } from '../../platform/serve';
import { openDraft } from './count-upload';
import { giveTicket } from './give-ticket';
import { draftOwner } from '../media-store';

export const requestAnonymousUploadHandler = handle(requestAnonymousUpload)(async (
  { query: { proof }, body: { draftKey, ...upload } },
  { at },
) => {
  const owner = draftOwner(draftKey);
  await openDraft(owner, proof, at);
  return giveTicket(upload, owner, at);
});
