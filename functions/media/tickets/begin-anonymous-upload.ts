import { beginAnonymousUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { openDraft } from './count-upload';
import { draftOwner } from '../media-store';
import { begin } from './multipart';

export const beginAnonymousUploadHandler = handle(beginAnonymousUpload)(async (
  { query: { proof }, body: { draftKey, ...upload } },
  { at },
) => {
  const owner = draftOwner(draftKey);
  await openDraft(owner, proof, at);
  return begin(upload, owner, at);
});
