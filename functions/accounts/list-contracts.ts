import { listContracts } from '@shared/accounts';
import { handle } from '../platform/serve';
import { contractsOf } from './register-store';

export const listContractsHandler = handle(listContracts)(async ({ params: { villageCode }, query }) =>
  contractsOf(villageCode, query),
);
