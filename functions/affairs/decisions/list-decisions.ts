import { listDecisions } from '@shared/affairs/decisions';
import { handle } from '../../platform/serve';
import { decisionsOf } from './decision-store';

export const listDecisionsHandler = handle(listDecisions)(async ({ params: { villageCode }, query }) =>
  decisionsOf(villageCode, query),
);
