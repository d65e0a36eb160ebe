import { examinePapers } from '@shared/accounts/intake';
import { handle } from '../../platform/serve';
import { examined } from './batch';
import { changeBatch } from './change-batch';
import { tellReturned } from './tell-returned';

export const examinePapersHandler = handle(examinePapers)(
  async ({ params, body: { decisions }, caller }, { at, once, requestId }) =>
    changeBatch({
      ...{ action: examinePapers.id, params, caller, at, once, requestId },
      decide: (before, hand) => examined(before, decisions, hand),
      tell: tellReturned,
    }),
);
