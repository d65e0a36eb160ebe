import { resumeUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { accountOwner } from '../media';
import { resume } from './multipart';

export const resumeUploadHandler = handle(resumeUpload)(async ({ params, caller }) =>
  resume(params.mediaId, accountOwner(caller.accountId)),
);
