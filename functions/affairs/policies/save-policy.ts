import { AppError } from '@shared/errors';
import { savePolicy } from '@shared/subsidies/policies';
import { handle } from '../../platform/serve';
import { catalogueAt } from './policy-store';
import { putSaved } from './saved-policy-store';

export const savePolicyHandler = handle(savePolicy)(async ({ params: { policyCode }, caller }, { at }) => {
  const { policies } = await catalogueAt(at);
  if (!policies.some((policy) => policy.policyCode === policyCode)) throw new AppError('notFound');
  const { savedAt } = await putSaved(caller.accountId, policyCode, at);
  return { saved: true, savedAt };
});
