import { consentToOpenIdentity } from '@shared/custody/custody';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { knownAs } from '../identity/person-store';
import { handle } from '../platform/serve';
import { actedView, openingFor } from './take-act';

export const consentToOpenIdentityHandler = handle(consentToOpenIdentity)(async (
  { params, body: { version }, caller },
  context,
) => {
  const acting = { ...params, version, caller, action: consentToOpenIdentity.id };
  const { opening } = await openingFor(acting);
  const others = [opening.wantedByPersonId, opening.askedByPersonId];
  const personId = await knownAs(caller.person?.personId, others);
  if (opening.state === 'asked' && !others.every((other) => areTwoPersons(other, personId)))
    throw new AppError('custody.samePerson');
  return actedView(acting, { command: 'consent' }, context);
});
