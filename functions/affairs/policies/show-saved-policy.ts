import { showSavedPolicy } from '@shared/subsidies/policies';
import { handle } from '../../platform/serve';
import { savedBy } from './saved-policy-store';

export const showSavedPolicyHandler = handle(showSavedPolicy)(async ({ params: { policyCode }, caller }) => {
  const saved = await savedBy(caller.accountId, policyCode);
  return saved ? { saved: true, savedAt: saved.savedAt } : { saved: false };
});
