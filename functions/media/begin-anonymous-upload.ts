import { beginAnonymousUpload } from '@shared/multipart';
import { handle } from '../platform/serve';
import { draftOwner } from './media-store';
import { begin } from './multipart';

export const beginAnonymousUploadHandler = handle(beginAnonymousUpload)(
  async ({ body: { draftKey, ...upload } }, { at }) => begin(upload, draftOwner(draftKey), at),
);
