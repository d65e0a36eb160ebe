import { listAssets } from '@shared/accounts';
import { handle } from '../platform/serve';
import { netValueOf } from './register';
import { assetsOf } from './register-store';

export const listAssetsHandler = handle(listAssets)(async ({ params: { villageCode }, query }) => {
  const { items, next } = await assetsOf(villageCode, query);
  return { items: items.map((asset) => ({ ...asset, netValueFen: netValueOf(asset) })), next };
});
