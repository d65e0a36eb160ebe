import { mendPaper } from '@shared/accounts/intake';
import { handle } from '../../platform/serve';
import { mended, returnedPaper } from './batch';
import { changeBatch } from './change-batch';
import { claimPictures } from './claim-pictures';
import { refuseOther } from './party';

export const mendPaperHandler = handle(mendPaper)(
  async ({ params: { paperId, ...params }, body, caller }, { at, once, requestId }) =>
    changeBatch({
      ...{ action: mendPaper.id, params, caller, at, once, requestId },
      decide: async (before, hand) => {
        await refuseOther(caller, params.villageCode, at);
        const next = mended(before, paperId, body, hand);
        const had = returnedPaper(before, paperId).mediaIds;
        const { accountId } = caller;
        return {
          next,
          besides: await claimPictures([{ content: body, had }], { accountId, batchId: params.batchId, at }),
        };
      },
    }),
);
