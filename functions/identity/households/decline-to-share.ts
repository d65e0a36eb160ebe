import { declineToShare } from '@shared/identity/households';
import { handle } from '../../platform/serve';
import { residentOf, takeCommand } from './take-command';

export const declineToShareHandler = handle(declineToShare)(async ({ params, caller }, { at, requestId }) => {
  await takeCommand({
    command: 'decline',
    ownerId: residentOf(caller),
    viewerId: params.personId,
    audit: { action: declineToShare.id, at, actor: caller.accountId, requestId },
  });
  return {};
});
