import { dropDeadLetter } from '@shared/dead-letters';
import { handle } from '../../platform/serve';
import { takeUp } from './take-up';

export const dropDeadLetterHandler = handle(dropDeadLetter)(async ({ params, body, caller }, { at, requestId }) => {
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
