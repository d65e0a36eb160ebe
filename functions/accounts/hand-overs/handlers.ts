import { drawHandOver, listHandOvers, showHandOver, signHandOver } from '@shared/accounts/hand-overs';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { levelOf } from '@shared/divisions';
import { refuse } from '../registers/refuse';
import { changeHandOver } from './change-hand-over';
import { digestOf } from './digest';
import { drawn, signed, stateOf } from './hand-over';
import { handOverPartyOf } from './hand-over-party';
import { shownHandOver } from './hand-over-view';
import { changeHead, handingsIn } from './read-changes';
import { readBooks } from './read-books';

export const listHandOversHandler = handle(listHandOvers)(async ({ params: { division }, caller }, { at }) => {
  if (levelOf(division) === 'district') refuse('division', '请选一个村，或者一个镇（街道）');
  const every = await handingsIn(division);
  const parties = await Promise.all(every.map(({ change }) => handOverPartyOf(caller, change, at)));
  const all = every.filter((_, place) => parties[place]!.mayRead);
  return {
    items: all.map((handing) => ({
      ...changeHead(handing, at),
      mayDraw: handing.change.incoming !== undefined && stateOf(handing.list) !== 'signed',
    })),
  };
});

export const showHandOverHandler = handle(showHandOver)(({ params, caller }, { at }) =>
  shownHandOver(params, caller, at),
);

export const drawHandOverHandler = handle(drawHandOver)(
  async ({ params, body: { things }, caller }, { at, once, requestId }) =>
    changeHandOver({
      ...{ action: drawHandOver.id, key: params, caller, at, once, requestId },
      decide: async ({ change, list }, hand) => {
        if (!change.incoming) throw new AppError('handOvers.noSuccessor');
        return drawn(list, { books: await readBooks(params.division), things, drawn: hand });
      },
    }),
);

export const signHandOverHandler = handle(signHandOver)(
  async ({ params, body: { side, digest: seen }, caller }, { at, once, requestId }) =>
    changeHandOver({
      ...{ action: signHandOver.id, key: params, caller, at, once, requestId },
      decide: ({ change, list }, hand, { sides }) => {
        if (!list) throw new AppError('handOvers.changed');
        if (!sides.includes(side)) throw new AppError('handOvers.notYours');
        return signed(list, side, hand, { seen, digest: digestOf(change, list) });
      },
    }),
);
