import { registerAsset } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { fieldsWithoutNames } from '../parties/names-beside';
import { custodianOf } from './custodian';
import { newAsset } from './new-rows';
import { claimPictures, recordedBy, recordOnce, todayOf, voucherNamed } from './recording';
import { refuseFuture } from './refuse';
import { assetCardOf } from './show-asset';

export const registerAssetHandler = handle(registerAsset)(async ({ params, body, caller }, context) => {
  const { villageCode } = params;
  const { voucher: named, decisionId, ...given } = body;
  const show = (assetId: string) => assetCardOf(villageCode, assetId, todayOf(context));
  return recordOnce({ villageCode, action: 'registerAsset', caller }, context, show, async () => {
    refuseFuture('acquiredOn', given.acquiredOn, todayOf(context));
    const { custodian, names } = await custodianOf(villageCode, given.custodian);
    const { decidedBy, ...unnamed } = fieldsWithoutNames(given, ['name', 'place', 'note', 'decidedBy'], names);
    const draft = { ...unnamed, custodian };
    const voucher = await voucherNamed(villageCode, named);
    const by = await recordedBy(caller, villageCode, context.at);
    const change = newAsset({ ...draft, villageCode }, { voucher, decidedBy, decisionId }, by);
    const id = change.events[0]!.itemId;
    const claims = await claimPictures(draft.mediaIds, villageCode, caller, `asset#${id}`);
    const words = [draft.name, draft.kind, draft.place, custodian, draft.note, decidedBy];
    return { id, change, words, claims };
  });
});
