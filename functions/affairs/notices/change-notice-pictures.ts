import { changeNoticePictures } from '@shared/affairs/notices';
import { accountOwner } from '../../media/media';
import { claimRedacted } from '../../media/redaction/claim-redacted';
import { handle } from '../../platform/serve';
import { changeNotice } from './change-notice';
import { changedPictures } from './notice';
import { publicPictures } from './notice-view';

export const changeNoticePicturesHandler = handle(changeNoticePictures)(
  async ({ params, body: { version, dropsHidden, ...change }, caller }, { at, once, requestId }) =>
    changeNotice({
      params,
      version,
      action: changeNoticePictures.id,
      actor: caller.accountId,
      note: `added ${change.mediaIds.length}, removed ${change.removes.length}${dropsHidden ? ' and what is not public' : ''}`,
      at,
      once,
      requestId,
      decide: async (notice) => {
        const kept = dropsHidden
          ? (await publicPictures(notice.mediaIds ?? [])).map(({ mediaId }) => mediaId)
          : notice.mediaIds;
        const mediaIds = changedPictures({ ...notice, mediaIds: kept }, change);
        const fresh = change.mediaIds.filter((id) => !notice.mediaIds?.includes(id));
        return {
          next: { ...notice, mediaIds, version: notice.version + 1 },
          beside: await claimRedacted(fresh, params.villageCode, accountOwner(caller.accountId), notice.noticeId),
        };
      },
    }),
);
