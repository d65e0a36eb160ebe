import { listContracts } from '@shared/accounts/contracts';
import { handle } from '../../platform/serve';
import { contractOn } from './contract';
import { contractsOf } from './contract-store';
import { todayOf } from './recording';

export const listContractsHandler = handle(listContracts)(async ({ params: { villageCode }, query }, context) => {
  const { items, next } = await contractsOf(villageCode, query);
  return { items: items.map((contract) => contractOn(contract, todayOf(context))), next };
});
