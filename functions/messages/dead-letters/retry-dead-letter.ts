import { retryDeadLetter } from '@shared/messages/dead-letters';
import { refuseOtherOffices } from '../../identity/district-office';
import { handle } from '../../platform/serve';
import { takeUp } from './take-up';

export const retryDeadLetterHandler = handle(retryDeadLetter)(async ({ params, body, caller }, { at, requestId }) => {
  await refuseOtherOffices(caller);
  const taking = {
    ...params,
    ...body,
    act: 'retry' as const,
    action: retryDeadLetter.id,
    actor: caller.accountId,
    requestId,
  };
  await takeUp(taking, at);
  return {};
});
