import { listResources } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { resourcesOf } from './register-store';
import { resourceView } from './resource';

export const listResourcesHandler = handle(listResources)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await resourcesOf(villageCode, query);
  return { items: items.map(resourceView), next };
});
