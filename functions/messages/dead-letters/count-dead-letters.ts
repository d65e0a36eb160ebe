import { countDeadLetters } from '@shared/dead-letters';
import { handle } from '../../platform/serve';
import { letterCount } from './count-store';

export const countDeadLettersHandler = handle(countDeadLetters)(async () => {
  const [reminders, steps] = await Promise.all([letterCount('reminders'), letterCount('steps')]);
  return { reminders, steps };
});
