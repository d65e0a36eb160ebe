import { unsavePolicy } from '@shared/subsidies/policies';
import { handle } from '../../platform/serve';
import { removeSaved } from './saved-policy-store';

export const unsavePolicyHandler = handle(unsavePolicy)(async ({ params: { policyCode }, caller }) => {
  await removeSaved(caller.accountId, policyCode);
  return {};
});
