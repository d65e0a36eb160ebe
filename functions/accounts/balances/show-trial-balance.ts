import { showTrialBalance } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { villageYearOf } from '../book-store';
import { accountChart, chartNames } from '../chart-store';
import { balancesOf } from './balance-store';
import { trialBalance } from './balances';

export const showTrialBalanceHandler = handle(showTrialBalance)(async ({ params, query: { month } }) => {
  const [year, balances, chart] = await Promise.all([villageYearOf(params), balancesOf(params), accountChart()]);
  if (!year || !balances) throw new AppError('notFound');
  const through = month ?? 12;
  return {
    year: params.year,
    through,
    closedThrough: year.closedThrough,
    ...trialBalance(balances, { from: month ?? 1, through }, chartNames(chart)),
    version: balances.version,
  };
});
