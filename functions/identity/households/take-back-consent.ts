import { takeBackConsent } from '@shared/identity/households';
import { handle } from '../../platform/serve';
import { residentOf, takeCommand } from './take-command';

export const takeBackConsentHandler = handle(takeBackConsent)(async ({ params, caller }, { at, requestId }) => {
  await takeCommand({
    command: 'takeBack',
    ownerId: residentOf(caller),
    viewerId: params.personId,
    audit: { action: takeBackConsent.id, at, actor: caller.accountId, requestId },
  });
  return {};
});
