import { showStatements } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { dayInChina, yearOf, monthOf } from '@shared/time';
import { handle } from '../../platform/serve';
import { balancesOf } from '../balances/balance-store';
import { villageYearOf } from '../book-store';
import { quarterFrom, statementsOf } from './statements';

export const showStatementsHandler = handle(showStatements)(async ({ params, query: { month, span } }, { at }) => {
  const [year, balances] = await Promise.all([villageYearOf(params), balancesOf(params)]);
  if (!year || !balances) throw new AppError('notFound');
  const through = month ?? monthNow(params.year, at);
  const from = span === 'quarter' ? quarterFrom(through) : through;
  return {
    year: params.year,
    from,
    through,
    closedThrough: year.closedThrough,
    ...statementsOf(balances, { from, through }),
  };
});

/** The present month in the present year, December in one that is over. */
const monthNow = (year: number, at: string): number => {
  const today = dayInChina(at);
  return yearOf(today) === year ? monthOf(today) : 12;
};
