import { listDeadLetters } from '@shared/messages/dead-letters';
import { refuseOtherOffices } from '../../identity/district-office';
import { handle } from '../../platform/serve';
import { LETTERS } from './letters';

export const listDeadLettersHandler = handle(listDeadLetters)(async ({ params, query, caller }) => {
  await refuseOtherOffices(caller);
  return LETTERS[params.letterKind].list(query);
});
