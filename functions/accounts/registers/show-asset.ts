import { AppError } from '@shared/errors';
import { type AssetCard, showAsset } from '@shared/accounts/registers';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { cardOn } from './asset';
import { picturesOf, todayOf } from './recording';
import { assetOf, historyOf } from './register-store';

/** @throws AppError `notFound` */
export async function assetCardOf(villageCode: string, assetId: string, today: string): Promise<AssetCard> {
  const asset = await assetOf(villageCode, assetId);
  if (!asset) throw new AppError('notFound');
  const [{ shortName }, pictures, history] = await Promise.all([
    villageNamed(villageCode),
    picturesOf(asset.mediaIds, `asset#${assetId}`),
    historyOf({ villageCode, of: 'asset', itemId: assetId }),
  ]);
  return { ...cardOn(asset, today), villageName: shortName, pictures, ...history };
}

export const showAssetHandler = handle(showAsset)(async ({ params: { villageCode, assetId } }, context) =>
  assetCardOf(villageCode, assetId, todayOf(context)),
);
