import { finishAnonymousUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { draftOwner } from '../media-store';
import { finish } from './multipart';

export const finishAnonymousUploadHandler = handle(finishAnonymousUpload)(async ({ params, body }) => {
  await finish(params.mediaId, draftOwner(body.draftKey));
  return {};
});
