import { beginUpload } from '@shared/media/multipart';
import { handle } from '../../platform/serve';
import { accountOwner } from '../media';
import { begin } from './multipart';

export const beginUploadHandler = handle(beginUpload)(async ({ body, caller }, { at }) =>
  begin(body, accountOwner(caller.accountId), at),
);
