import { finishUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { accountOwner } from '../media';
import { finish } from './multipart';

export const finishUploadHandler = handle(finishUpload)(async ({ params, caller }) => {
  await finish(params.mediaId, accountOwner(caller.accountId));
  return {};
});
