import { listSavedPolicies } from '@shared/subsidies/policies';
import { handle } from '../../platform/serve';
import { newsAt } from './policy';
import { catalogueAt } from './policy-store';
import { savedPoliciesOf } from './saved-policy-store';
import { listed } from './view';

export const listSavedPoliciesHandler = handle(listSavedPolicies)(async ({ query, caller }, { at }) => {
  const [{ policies }, page] = await Promise.all([catalogueAt(at), savedPoliciesOf(caller.accountId, query)]);
  const items = page.items.flatMap(({ policyCode, savedAt, seenAt }) => {
    // Policies end, they are never taken away; one that an import has not brought yet is not shown.
    const policy = policies.find((one) => one.policyCode === policyCode);
    if (!policy) return [];
    return [{ ...listed(policy), savedAt, changed: policy.changedFrom !== undefined && newsAt(policy) > seenAt }];
  });
  return { ...page, items };
});
