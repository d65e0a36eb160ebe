import { requestUpload } from '@shared/media/media';
import { handle } from '../../platform/serve';
import { giveTicket } from './give-ticket';
import { accountOwner } from '../media';

export const requestUploadHandler = handle(requestUpload)(async ({ body, caller }, { at }) =>
  giveTicket(body, accountOwner(caller.accountId), at),
);
