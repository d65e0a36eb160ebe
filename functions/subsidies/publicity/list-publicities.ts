import { listPublicities } from '@shared/subsidies/publicity';
import { handle } from '../../platform/serve';
import { stateAt } from './publicity';
import { publicitiesOf } from './publicity-store';

export const listPublicitiesHandler = handle(listPublicities)(async ({ params: { villageCode }, query }, { at }) => {
  const { items, next } = await publicitiesOf(villageCode, query);
  return { items: items.map((list) => ({ ...list, ...stateAt(list, at) })), next };
});
