import { listPolicies } from '@shared/affairs';
import { handle } from '../platform/serve';
import { categoriesOf, searchPolicies } from './policy-search';
import { allPolicies } from './policy-store';

export const listPoliciesHandler = handle(listPolicies)(async ({ query: { category, q } }, { at }) => {
  const all = await allPolicies(at);
  const found = q ? searchPolicies(all, q) : all;
  return {
    categories: categoriesOf(all),
    items: category ? found.filter((policy) => policy.category === category) : found,
  };
});
