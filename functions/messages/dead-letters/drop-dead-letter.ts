import { dropDeadLetter } from '@shared/messages/dead-letters';
import { refuseOtherOffices } from '../../identity/district-office';
import { handle } from '../../platform/serve';
import { takeUp } from './take-up';

export const dropDeadLetterHandler = handle(dropDeadLetter)(async ({ params, body, caller }, { at, requestId }) => {
  await refuseOtherOffices(caller);
  const taking = {
    ...params,
    ...body,
    act: 'drop' as const,
    action: dropDeadLetter.id,
    actor: caller.accountId,
    requestId,
  };
  await takeUp(taking, at);
  return {};
});
