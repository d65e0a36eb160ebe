import { signPaperList } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { signed } from './batch';
import { changeBatch } from './change-batch';
import { digestOf } from './digest';
import { partyOf } from './party';

export const signPaperListHandler = handle(signPaperList)(
  async ({ params, body: { side, digest }, caller }, { at, once, requestId }) =>
    changeBatch({
      ...{ action: signPaperList.id, params, caller, at, once, requestId },
      decide: async (before, hand) => {
        const { isClerk, isCentre } = await partyOf(caller, params.villageCode, at);
        if (side === 'village' && !isClerk) throw new AppError('intake.notClerk');
        if (side === 'centre' && !isCentre) throw new AppError('intake.notYours');
        return { next: signed(before, side, hand, { signed: digest, digest: digestOf(before) }), besides: [] };
      },
    }),
);
