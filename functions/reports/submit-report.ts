import { AppError } from '@shared/errors';
import { submitReport } from '@shared/reports';
import { accountOwner } from '../media/media';
import { handle } from '../platform/serve';
import { takeIn } from './take-in';

export const submitReportHandler = handle(submitReport)(async ({ body, caller }, { at, requestId, once }) => {
  const { accountId, person } = caller;
  if (!person) throw new AppError('identity.bindingRequired');
  const sender = { owner: accountOwner(accountId), named: { accountId, name: person.name, requestId } };
  return takeIn(body, sender, at, once);
});
