import { AppError } from '@shared/errors';
import { listPayees } from '@shared/accounts/payees';
import { handle } from '../../platform/serve';
import { villageYearOf } from '../book-store';
import { largestOf } from './payees';
import { payeeSumsOf } from './reading-store';

/** As many as one reads through; the others are found by searching. */
const SHOWN = 100;

export const listPayeesHandler = handle(listPayees)(async ({ params }) => {
  const [sums, year] = await Promise.all([payeeSumsOf(params), villageYearOf(params)]);
  if (!year) throw new AppError('notFound');
  const known = sums ?? { payees: [], crowd: [] };
  return { expense: largestOf(known, 'expense', SHOWN), income: largestOf(known, 'income', SHOWN) };
});
