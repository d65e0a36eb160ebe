import { listResources } from '@shared/accounts';
import { handle } from '../platform/serve';
import { resourcesOf } from './register-store';

export const listResourcesHandler = handle(listResources)(async ({ params: { villageCode }, query }) =>
  resourcesOf(villageCode, query),
);
