import { agreeToShare, SHARE_WORDS } from '@shared/identity/households';
import { handle } from '../../platform/serve';
import { residentOf, takeCommand } from './take-command';

export const agreeToShareHandler = handle(agreeToShare)(async ({ params, body, caller }, { at, requestId }) => {
  await takeCommand({
    command: 'agree',
    ownerId: residentOf(caller),
    viewerId: params.personId,
    said: { words: SHARE_WORDS, wordsVersion: body.wordsVersion },
    audit: { action: agreeToShare.id, at, actor: caller.accountId, requestId },
  });
  return {};
});
