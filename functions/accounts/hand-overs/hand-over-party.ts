import { type HandOverSide, SUPERVISING_POSTS } from '@shared/accounts/hand-overs';
import { CENTRE } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { actsIn } from '../../identity/acts-in';
import { rowsOfSelf } from '../../identity/person-store';
import type { StoredTerm } from '../../identity/post-store';
import type { Caller } from '../../platform/sessions';
import type { Change } from './hand-over';

/** What one who calls is to a hand-over. */
export interface HandOverParty {
  /** As which they might sign. */
  readonly sides: readonly HandOverSide[];
  readonly mayRead: boolean;
}

/** Who leaves and who comes by their own terms, human beings over all their rows; a supervisor by a post of the place or the district's office. */
export async function handOverPartyOf(
  caller: Caller,
  { outgoing, incoming }: Change<StoredTerm>,
  at: string,
): Promise<HandOverParty> {
  const { division } = outgoing;
  const isCentre = holds(caller.grants, CENTRE, division);
  if (!caller.person) return { sides: [], mayRead: isCentre };
  const [rows, isIn] = await Promise.all([rowsOfSelf(caller.person.personId), actsIn(caller, division, at)]);
  const isOne = (term: StoredTerm | undefined) => term !== undefined && rows.includes(term.personId);
  const supervises = holds(caller.grants, ['regulator'], division) || SUPERVISING_POSTS.some(isIn);
  const side: HandOverSide | undefined = isOne(outgoing)
    ? 'outgoing'
    : isOne(incoming)
      ? 'incoming'
      : supervises
        ? 'supervisor'
        : undefined;
  return { sides: side ? [side] : [], mayRead: isCentre || side !== undefined };
}

/** @throws AppError `handOvers.notYours` for who is none of the three and keeps no books there */
export async function refuseStranger(caller: Caller, change: Change<StoredTerm>, at: string): Promise<HandOverParty> {
  const party = await handOverPartyOf(caller, change, at);
  if (!party.mayRead) throw new AppError('handOvers.notYours');
  return party;
}
