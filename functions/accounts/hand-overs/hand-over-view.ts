import type { HandOverView } from '@shared/accounts/hand-overs';
import { AppError } from '@shared/errors';
import { isTaken } from '../../platform/is-taken';
import type { Caller } from '../../platform/sessions';
import type { Hand } from '../desk/pending';
import { handKnownAs } from '../desk/signature';
import { digestOf } from './digest';
import { drawn, signed } from './hand-over';
import { type HandOverParty, refuseStranger } from './hand-over-party';
import { changeHead, type Handing, handingsIn } from './read-changes';

export interface HandOverKey {
  readonly division: string;
  readonly termId: string;
}

/** A change of a post by the term that ends. @throws AppError `notFound` */
export async function handingOf({ division, termId }: HandOverKey): Promise<Handing> {
  const found = (await handingsIn(division)).find(({ change }) => change.outgoing.termId === termId);
  if (!found) throw new AppError('notFound');
  return found;
}

/** Who signed, by the rows that stand there: a human being on two is compared as one. */
export const signersIn = ({ list }: Handing): (string | undefined)[] =>
  [list?.outgoing, list?.incoming, list?.supervisor].map((hand) => hand?.personId);

const named = (hand: Hand | undefined) => hand && { name: hand.name, at: hand.at };

/** A hand-over as one of its parties sees it: names and no account. What may be done is tried by the rules of the commands. */
export function handOverView(
  handing: Handing,
  { sides }: Pick<HandOverParty, 'sides'>,
  hand: Hand | undefined,
  at: string,
): HandOverView {
  const { change, list } = handing;
  const digest = list && digestOf(change, list);
  const [outgoing, incoming, supervisor] = [list?.outgoing, list?.incoming, list?.supervisor].map(named);
  return {
    ...changeHead(handing, at),
    mayDraw: !!hand && !!change.incoming && isTaken(() => drawn(list, { books: [], things: [], drawn: hand })),
    ...{ books: list?.books ?? [], things: list?.things ?? [] },
    ...(list && { drawnAt: list.drawn.at, drawnBy: list.drawn.name }),
    signatures: { ...(outgoing && { outgoing }), ...(incoming && { incoming }), ...(supervisor && { supervisor }) },
    ...(digest && { digest }),
    maySign:
      hand && list && digest
        ? sides.filter((side) => isTaken(() => signed(list, side, hand, { seen: digest, digest })))
        : [],
  };
}

/** @throws AppError `notFound`, `handOvers.notYours` */
export async function shownHandOver(key: HandOverKey, caller: Caller, at: string): Promise<HandOverView> {
  const handing = await handingOf(key);
  const party = await refuseStranger(caller, handing.change, at);
  const hand = caller.person ? await handKnownAs(caller, at, signersIn(handing)) : undefined;
  return handOverView(handing, party, hand, at);
}
