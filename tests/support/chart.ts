import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import chart from '../../data/chart_of_accounts.json';
import { ChartAccountEntity } from '../../functions/accounts/chart-store';

/** The chart of accounts, as every stage has it before a book is opened. */
export async function seedChart(): Promise<void> {
  await Promise.all(
    chart.accounts.map(({ balance, ...account }) =>
      ChartAccountEntity.build(PutItemCommand)
        .item({ ...account, balance: balance as '借' })
        .send(),
    ),
  );
}
