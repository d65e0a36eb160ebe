import { MAX_IMAGES } from '@shared/media/media';
import { type AssetChange, changeAsset } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { changed } from './asset';
import { withoutNames } from '../parties/names-beside';
import { custodianOf } from './custodian';
import { eventRow } from './new-rows';
import { asSeen, claimPictures, recordedBy, recordOnce, todayOf, voucherNamed } from './recording';
import { refuseFuture } from './refuse';
import { assetOf } from './register-store';
import { assetCardOf } from './show-asset';

export const changeAssetHandler = handle(changeAsset)(async ({ params, body, caller }, context) => {
  const { villageCode, assetId } = params;
  const { on, change: asked, mediaIds, voucher: named, decisionId } = body;
  const show = () => assetCardOf(villageCode, assetId, todayOf(context));
  return recordOnce({ villageCode, action: 'changeAsset', caller }, context, show, async () => {
    refuseFuture('on', on, todayOf(context));
    const before = await asSeen(await assetOf(villageCode, assetId), body.version, show);
    const { change: kept, names } = await keptChange(villageCode, asked);
    const { after, event } = changed(before, kept, on);
    const [reason, decidedBy] = [body.reason, body.decidedBy].map((words) => words && withoutNames(words, names));
    const voucher = await voucherNamed(villageCode, named);
    const item = { villageCode, of: 'asset', itemId: assetId, version: after.version } as const;
    const more = { ...(reason && { reason }), ...(decidedBy && { decidedBy }), ...(decisionId && { decisionId }) };
    const by = await recordedBy(caller, villageCode, context.at);
    // The newest pictures first; the oldest make room.
    const pictured = { ...after, mediaIds: [...mediaIds, ...after.mediaIds].slice(0, MAX_IMAGES) };
    return {
      id: assetId,
      change: {
        rows: [{ register: 'asset', before, after: pictured }],
        events: [eventRow(item, { ...event, ...more, ...(voucher && { voucher }) }, by)],
      },
      words: [event.to, reason, decidedBy],
      claims: await claimPictures(mediaIds, villageCode, caller, `asset#${assetId}`),
    };
  });
});

/** A change as the card keeps it: who keeps the thing now is masked, unless it is a body. */
async function keptChange(
  villageCode: string,
  change: AssetChange,
): Promise<{ change: AssetChange; names: readonly string[] }> {
  if (change.kind !== 'custodianChanged') return { change, names: [] };
  const { custodian, names } = await custodianOf(villageCode, change.custodian);
  return { change: { ...change, custodian }, names };
}
