import { listClosingFaults } from '@shared/accounts/closing-faults';
import { handle } from '../../platform/serve';
import { isCashier } from '../desk/refuse-cashier';
import { closingFaults } from './closing-faults';
import { readClosingFacts } from './read-closing-facts';

export const listClosingFaultsHandler = handle(listClosingFaults)(async (
  { params: { month, ...book }, caller },
  { at },
) => {
  const [facts, asCashier] = await Promise.all([
    readClosingFacts(book, month),
    isCashier(caller, book.villageCode, at),
  ]);
  return { items: closingFaults(facts), asCashier };
});
