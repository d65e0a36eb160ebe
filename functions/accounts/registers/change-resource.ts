import { fieldsWithoutNames } from '../parties/names-beside';
import { MAX_IMAGES } from '@shared/media/media';
import { changeResource } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { eventRow } from './new-rows';
import { asSeen, claimPictures, recordedBy, recordOnce, todayOf } from './recording';
import { refuseFuture } from './refuse';
import { resourceOf } from './register-store';
import { changed } from './resource';
import { resourceCardOf } from './show-resource';

export const changeResourceHandler = handle(changeResource)(async ({ params, body, caller }, context) => {
  const { villageCode, resourceId } = params;
  const { on, mediaIds, decisionId } = body;
  const { reason, decidedBy } = fieldsWithoutNames(body, ['reason', 'decidedBy'], []);
  const asked = body.change.kind === 'measured' ? fieldsWithoutNames(body.change, ['bounds'], []) : body.change;
  const show = () => resourceCardOf(villageCode, resourceId);
  return recordOnce({ villageCode, action: 'changeResource', caller }, context, show, async () => {
    refuseFuture('on', on, todayOf(context));
    const before = await asSeen(await resourceOf(villageCode, resourceId), body.version, show);
    const { after, event } = changed(before, asked, on);
    const item = { villageCode, of: 'resource', itemId: resourceId, version: after.version } as const;
    const more = { ...(reason && { reason }), ...(decidedBy && { decidedBy }), ...(decisionId && { decisionId }) };
    const by = await recordedBy(caller, villageCode, context.at);
    const pictured = { ...after, mediaIds: [...mediaIds, ...after.mediaIds].slice(0, MAX_IMAGES) };
    return {
      id: resourceId,
      change: {
        rows: [{ register: 'resource', before, after: pictured }],
        events: [eventRow(item, { ...event, ...more }, by)],
      },
      words: [asked.kind === 'measured' ? asked.bounds : undefined, reason, decidedBy],
      claims: await claimPictures(mediaIds, villageCode, caller, `resource#${resourceId}`),
    };
  });
});
