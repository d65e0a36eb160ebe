import { listPolicies } from '@shared/subsidies/policies';
import { handle } from '../../platform/serve';
import { catalogueAt } from './policy-store';
import { categoriesOf, nearestTo, searchCatalogue } from './search';
import { listed, topicView } from './view';

export const listPoliciesHandler = handle(listPolicies)(async (
  { query: { category, audience, lifeEvent, q } },
  { at },
) => {
  const catalogue = await catalogueAt(at);
  const found = q
    ? searchCatalogue(catalogue, q)
    : { policies: catalogue.policies.map(unsought), topics: catalogue.topics.map(unsought) };
  const fits = ({ audiences, lifeEvents }: { audiences: readonly string[]; lifeEvents: readonly string[] }) =>
    (!audience || audiences.includes(audience)) && (!lifeEvent || lifeEvents.includes(lifeEvent));
  return {
    categories: categoriesOf(catalogue.policies),
    items: found.policies
      .filter(({ item }) => fits(item) && (!category || item.category === category))
      .map(({ item, hit }) => ({ ...listed(item), ...(hit && { hit }) })),
    programs: found.topics
      .filter(({ item }) => fits(item) && !category)
      .map(({ item, hit }) => ({ ...topicView(item), ...(hit && { hit }) })),
    near:
      q && found.policies.length + found.topics.length === 0 ? nearestTo(catalogue, q).map((item) => listed(item)) : [],
  };
});

const unsought = <T>(item: T) => ({ item, hit: undefined });
