import { listChartAccounts } from '@shared/accounts/books';
import { handle } from '../../platform/serve';
import { accountChart } from '../chart-store';

export const listChartAccountsHandler = handle(listChartAccounts)(async () => ({
  items: [...(await accountChart()).values()],
}));
