import { AppError } from '@shared/errors';
import { submitReport } from '@shared/reports/reports';
import { accountOwner } from '../../media/media';
import { draftOwner } from '../../media/media-store';
import { handle } from '../../platform/serve';
import { reporterAlias } from '../../platform/sealed';
import { refuseRestricted } from '../restrictions/refuse-restricted';
import { sentBefore } from '../routing/sent-before';
import { takeIn } from './take-in';

export const submitReportHandler = handle(submitReport)(async (
  { body: { mode, draftKey, again, ...draft }, caller },
  { at, requestId, once },
) => {
  const { accountId, person } = caller;
  if (!person) throw new AppError('identity.bindingRequired');
  const before = async () => {
    await refuseRestricted(caller, at);
    return again ? undefined : sentBefore(caller, draft, at);
  };
  if (mode === 'named') {
    const sender = { mode, owner: accountOwner(accountId), accountId, ...person, requestId };
    return takeIn(draft, sender, at, once, before);
  }
  // Without a draft's secret it has no files: one that was sent under the account would say whose report it is.
  if (!draftKey && draft.mediaIds.length > 0) throw new AppError('notFound');
  const owner = draftOwner(draftKey ?? '');
  const identity = { accountId, ...person };
  return takeIn(draft, { mode, owner, alias: reporterAlias(person.personId), identity }, at, once, before);
});
