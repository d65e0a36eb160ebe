import { fieldsWithoutNames } from '../parties/names-beside';
import { registerResource } from '@shared/accounts/registers';
import { handle } from '../../platform/serve';
import { newResource } from './new-rows';
import { claimPictures, recordedBy, recordOnce, todayOf } from './recording';
import { resourceCardOf } from './show-resource';

export const registerResourceHandler = handle(registerResource)(async ({ params, body, caller }, context) => {
  const { villageCode } = params;
  const show = (resourceId: string) => resourceCardOf(villageCode, resourceId);
  return recordOnce({ villageCode, action: 'registerResource', caller }, context, show, async () => {
    const by = await recordedBy(caller, villageCode, context.at);
    const draft = fieldsWithoutNames(body, ['name', 'place', 'bounds', 'note'], []);
    const change = newResource({ ...draft, villageCode }, context.once.key, todayOf(context), by);
    const id = change.events[0]!.itemId;
    return {
      id,
      change,
      words: [draft.name, draft.place, draft.bounds, draft.certificateNo, draft.note],
      claims: await claimPictures(body.mediaIds, villageCode, caller, `resource#${id}`),
    };
  });
});
