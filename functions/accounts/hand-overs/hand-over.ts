import {
  HANDED_POSTS,
  type HandedBook,
  type HandedThing,
  type HandOverSide,
  type HandOverState,
} from '@shared/accounts/hand-overs';
import { AppError } from '@shared/errors';
import type { PostTerm } from '@shared/orders/posts';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

type Signature = Hand & { digest: string };

/** What one who leaves a post hands over, as of a moment, and who signed it. */
export interface HandOverList {
  readonly books: HandedBook[];
  readonly things: HandedThing[];
  readonly drawn: Hand;
  readonly outgoing?: Signature | undefined;
  readonly incoming?: Signature | undefined;
  readonly supervisor?: Signature | undefined;
}

const SIDES: readonly HandOverSide[] = ['outgoing', 'incoming', 'supervisor'];

export type HandedPost = (typeof HANDED_POSTS)[number];
const isHanded = (post: string): post is HandedPost => (HANDED_POSTS as readonly string[]).includes(post);

export const stateOf = (list: HandOverList | undefined): HandOverState =>
  !list ? 'missing' : SIDES.every((side) => list[side]) ? 'signed' : 'drawn';

/**
 * A list with what was signed of it as it stands: who signed a hand-over to one in whose place another was named since, signed another one.
 * @param digest of the list, and of those between whom it is now.
 */
export function stillSigned<L extends HandOverList>(list: L, digest: string): L {
  const past = SIDES.filter((side) => list[side] && list[side].digest !== digest);
  return { ...list, ...Object.fromEntries(past.map((side) => [side, undefined])) };
}

/** A term that ends, and the one that follows it in the same post, if there is one. */
export interface Change<T extends PostTerm> {
  readonly post: HandedPost;
  readonly outgoing: T;
  readonly incoming?: T | undefined;
  readonly endsOn: string;
}

/**
 * The changes of the posts of one division that must be handed over, newest first: of every term that ends, and that began at all. One who
 * follows themselves (another deputy was named) hands nothing over.
 */
export function changesIn<T extends PostTerm>(terms: readonly T[]): Change<T>[] {
  return terms
    .flatMap((outgoing): Change<T>[] => {
      const { post, toOn, fromOn, personId } = outgoing;
      if (!isHanded(post) || toOn === undefined || toOn < fromOn) return [];
      const incoming = terms
        .filter(
          (term) => term.post === post && term.fromOn > toOn && (term.toOn === undefined || term.toOn >= term.fromOn),
        )
        .sort((a, b) => a.fromOn.localeCompare(b.fromOn))[0];
      if (incoming?.personId === personId) return [];
      return [{ post, outgoing, incoming, endsOn: toOn }];
    })
    .sort((a, b) => b.endsOn.localeCompare(a.endsOn));
}

/** Drawn anew: what was signed of the list before is void. @throws AppError `handOvers.signed` once three have signed */
export function drawn(
  before: HandOverList | undefined,
  content: { books: HandedBook[]; things: HandedThing[]; drawn: Hand },
): HandOverList {
  if (stateOf(before) === 'signed') throw new AppError('handOvers.signed');
  return content;
}

/**
 * Signed for one side.
 * @throws AppError `handOvers.signed` where that side has, `handOvers.changed` for another list than was seen, `handOvers.samePerson`: three are three
 */
export function signed(
  list: HandOverList,
  side: HandOverSide,
  hand: Hand,
  { seen, digest }: { seen: string; digest: string },
): HandOverList {
  if (list[side]) throw new AppError('handOvers.signed');
  if (seen !== digest) throw new AppError('handOvers.changed');
  const others = SIDES.flatMap((other) => (other !== side && list[other] ? [list[other].personId] : []));
  if (!others.every((other) => areTwoPersons(other, hand.personId))) throw new AppError('handOvers.samePerson');
  return { ...list, [side]: { ...hand, digest } };
}
