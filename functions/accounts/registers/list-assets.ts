import { listAssets } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { assetOn } from './asset';
import { todayOf } from './recording';
import { assetsOf } from './register-store';

export const listAssetsHandler = handle(listAssets)(async ({ params: { villageCode }, query }, context) => {
  const { items, next } = await assetsOf(villageCode, query);
  return { items: items.map((asset) => assetOn(asset, todayOf(context))), next };
});
