import { consentToOpenIdentity } from '@shared/custody';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { actedView, openingFor } from './take-act';

export const consentToOpenIdentityHandler = handle(consentToOpenIdentity)(async (
  { params, body: { version }, caller },
  context,
) => {
  const acting = { ...params, version, caller, action: consentToOpenIdentity.id };
  const { opening } = await openingFor(acting);
  if (opening.state === 'asked' && opening.askedBy === caller.accountId) throw new AppError('custody.samePerson');
  return actedView(acting, { command: 'consent' }, context);
});
