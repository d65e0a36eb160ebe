import type { HandOver } from '@shared/accounts/hand-overs';
import { dayInChina } from '@shared/time';
import { knownAs } from '../../identity/person-store';
import { type StoredTerm, termsIn } from '../../identity/post-store';
import { digestOf } from './digest';
import { type Change, changesIn, type HandOverList, stateOf, stillSigned } from './hand-over';
import { handOversIn, type StoredHandOver } from './hand-over-store';

export interface Handing {
  readonly change: Change<StoredTerm>;
  readonly list: StoredHandOver | undefined;
}

/** One human being on two rows of a roster hands nothing over to themselves. */
const isOneHuman = async ({ outgoing, incoming }: Change<StoredTerm>): Promise<boolean> =>
  incoming !== undefined && (await knownAs(outgoing.personId, [incoming.personId])) === incoming.personId;

/** The changes of the posts of a division that keep its books, newest first, each with its list where one was drawn, and who signed that. */
export async function handingsIn(division: string): Promise<Handing[]> {
  const [terms, lists] = await Promise.all([termsIn(division), handOversIn(division)]);
  const all = changesIn(terms).map((change) => {
    const list = lists.find(({ termId }) => termId === change.outgoing.termId);
    return { change, list: list && stillSigned(list, digestOf(change, list)) };
  });
  const own = await Promise.all(all.map(({ change, list }) => (list ? false : isOneHuman(change))));
  return all.filter((_, place) => !own[place]);
}

/** A list that three have not signed is late when the day after the last one begins. */
export const isLateOn = ({ endsOn }: { endsOn: string }, list: HandOverList | undefined, today: string): boolean =>
  stateOf(list) !== 'signed' && endsOn < today;

/** A change in a list. */
export const changeHead = ({ change, list }: Handing, at: string): Omit<HandOver, 'mayDraw'> => {
  const { post, outgoing, incoming, endsOn } = change;
  return {
    ...{ termId: outgoing.termId, division: outgoing.division, post, outgoing: outgoing.personName, endsOn },
    ...(incoming && { incoming: incoming.personName }),
    state: stateOf(list),
    isLate: isLateOn(change, list, dayInChina(at)),
  };
};
