import { listDeadLetters } from '@shared/dead-letters';
import { handle } from '../../platform/serve';
import { LETTERS } from './letters';

export const listDeadLettersHandler = handle(listDeadLetters)(({ params, query }) =>
  LETTERS[params.letterKind].list(query),
);
