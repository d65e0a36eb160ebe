import { listClosingFaults } from '@shared/accounts/closing-faults';
import { handle } from '../../platform/serve';
import { closingFaults } from './closing-faults';
import { readClosingFacts } from './read-closing-facts';

export const listClosingFaultsHandler = handle(listClosingFaults)(async ({ params: { month, ...book } }) => ({
  items: closingFaults(await readClosingFacts(book, month)),
}));
