import { resumeAnonymousUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { draftOwner } from '../media-store';
import { resume } from './multipart';

export const resumeAnonymousUploadHandler = handle(resumeAnonymousUpload)(async ({ params, body }) =>
  resume(params.mediaId, draftOwner(body.draftKey)),
);
