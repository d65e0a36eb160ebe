import { askToShare } from '@shared/identity/households';
import { handle } from '../../platform/serve';
import { residentOf, takeCommand } from './take-command';

export const askToShareHandler = handle(askToShare)(async ({ params, caller }, { at, requestId }) => {
  await takeCommand({
    command: 'ask',
    ownerId: params.personId,
    viewerId: residentOf(caller),
    audit: { action: askToShare.id, at, actor: caller.accountId, requestId },
  });
  return {};
});
