import { type ContractCard, showContract } from '@shared/accounts/contracts';
import { AppError } from '@shared/errors';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { contractCard } from './contract';
import { contractOf } from './contract-store';
import { todayOf } from './recording';
import { historyOf } from './register-store';

/** @throws AppError `notFound` */
export async function contractCardOf(villageCode: string, contractId: string, today: string): Promise<ContractCard> {
  const contract = await contractOf(villageCode, contractId);
  if (!contract) throw new AppError('notFound');
  const [{ shortName }, history] = await Promise.all([
    villageNamed(villageCode),
    historyOf({ villageCode, of: 'contract', itemId: contractId }),
  ]);
  return { ...contractCard(contract, today), villageName: shortName, ...history };
}

export const showContractHandler = handle(showContract)(async ({ params: { villageCode, contractId } }, context) =>
  contractCardOf(villageCode, contractId, todayOf(context)),
);
