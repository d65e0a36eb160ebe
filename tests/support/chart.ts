import { putRow } from '../../functions/platform/row';
import chart from '../../data/chart_of_accounts.json';
import { ChartAccountEntity } from '../../functions/accounts/chart-store';
import { transact } from '../../functions/platform/transact';

/** The chart of accounts, as every stage has it before a book is opened. */
export async function seedChart(): Promise<void> {
  const rows = chart.accounts.map(({ balance, ...account }) =>
    putRow(ChartAccountEntity, { ...account, balance: balance as '借' }),
  );
  await transact(...rows);
}
