import { listPaperBatches, showPaperBatch } from '@shared/accounts/intake';
import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { batchesIn } from './batch-store';
import { batchHead, shownBatch } from './batch-view';
import { readerOf } from './party';

export const listPaperBatchesHandler = handle(listPaperBatches)(async (
  { params: { division }, query, caller },
  { at },
) => {
  if (levelOf(division) === 'district')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个村，或者一个镇（街道）' }]);
  const { isClerk } = await readerOf(caller, division, at);
  const { items, next } = await batchesIn(division, query);
  return { items: items.map(batchHead), ...(next && { next }), mayHandOver: isClerk };
});

export const showPaperBatchHandler = handle(showPaperBatch)(async ({ params, caller }, { at }) => {
  await readerOf(caller, params.villageCode, at);
  return shownBatch(params, caller, at);
});
