import { countDeadLetters } from '@shared/messages/dead-letters';
import { refuseOtherOffices } from '../../identity/district-office';
import { handle } from '../../platform/serve';
import { letterCount } from './count-store';

export const countDeadLettersHandler = handle(countDeadLetters)(async ({ caller }) => {
  await refuseOtherOffices(caller);
  const [reminders, steps] = await Promise.all([letterCount('reminders'), letterCount('steps')]);
  return { reminders, steps };
});
