import { AppError } from '@shared/errors';
import type { HouseholdMember, Right, ShareState } from '@shared/identity/households';
import { yearOf } from '@shared/time';

/** A person, as far as a household asks. */
export interface Member {
  readonly personId: string;
  readonly householdId: string;
  readonly stay?: number | undefined;
  readonly bornOn?: string | undefined;
  readonly guardianIds?: readonly string[] | undefined;
  readonly ward?: boolean | undefined;
  readonly accountId?: string | undefined;
}

/** What is kept of one direction of one pair; `none` is not kept. */
export interface KeptShare {
  readonly state: Exclude<ShareState, 'none'>;
  readonly householdId: string;
  readonly ownerStay: number;
  readonly viewerStay: number;
  readonly askedAt?: string | undefined;
  readonly decidedAt?: string | undefined;
  readonly words?: string | undefined;
  readonly wordsVersion?: string | undefined;
  readonly paperNo?: string | undefined;
  readonly signedOn?: string | undefined;
  readonly recordedBy?: string | undefined;
}

export interface Pair {
  readonly owner: Member;
  readonly viewer: Member;
  readonly share: KeptShare | undefined;
}

const GROWN_UP = 18;
const ASK_AGAIN_AFTER_DAYS = 7;

/** A child until the day of the 18th birthday. Who has no birth date on the roster counts as an adult: the stricter rule. */
export function standingOf({ bornOn, ward }: Member, today: string): HouseholdMember['standing'] {
  if (bornOn && today < `${yearOf(bornOn) + GROWN_UP}${bornOn.slice(4)}`) return 'child';
  return ward ? 'ward' : 'adult';
}

/** A household of one's own: who lives alone or is on no household's list shares with nobody. */
const together = (owner: Member, viewer: Member): boolean =>
  owner.householdId === viewer.householdId && owner.personId !== viewer.personId;

/** The state of a share as it counts today: what was said in another household, or before one of the two moved away and back, is past. */
export function stateOf({ owner, viewer, share }: Pair): ShareState {
  const counts =
    share &&
    together(owner, viewer) &&
    share.householdId === owner.householdId &&
    share.ownerStay === (owner.stay ?? 0) &&
    share.viewerStay === (viewer.stay ?? 0);
  return counts ? share.state : 'none';
}

/**
 * Why `viewer` may see `owner`'s payments; undefined when they may not. One's own; a child's or ward's in the same household for
 * whom the roster names one as guardian, until the day a child turns 18; an adult's in the same household, by consent.
 */
export function rightTo(pair: Pair, today: string): Right | undefined {
  const { owner, viewer } = pair;
  if (owner.personId === viewer.personId) return 'self';
  if (!together(owner, viewer)) return undefined;
  if (standingOf(owner, today) !== 'adult')
    return owner.guardianIds?.includes(viewer.personId) ? 'guardian' : undefined;
  return stateOf(pair) === 'agreed' ? 'consent' : undefined;
}

export type ShareCommand = 'ask' | 'agree' | 'decline' | 'takeBack' | 'recordPaper' | 'endPaper';

interface Transition {
  readonly by: 'viewer' | 'owner' | 'cadre';
  readonly from: readonly ShareState[];
  readonly to: KeptShare['state'];
  /** Said again, nothing changes. */
  readonly unchanged: readonly ShareState[];
}

/** Which command is whose, and from where it leads where. Everything else is `households.wrongState`. */
export const SHARE_TRANSITIONS: Record<ShareCommand, Transition> = {
  ask: { by: 'viewer', from: ['none', 'declined', 'takenBack'], to: 'asked', unchanged: ['asked', 'agreed'] },
  agree: { by: 'owner', from: ['none', 'asked', 'declined', 'takenBack'], to: 'agreed', unchanged: ['agreed'] },
  decline: { by: 'owner', from: ['asked'], to: 'declined', unchanged: ['declined'] },
  takeBack: { by: 'owner', from: ['agreed'], to: 'takenBack', unchanged: ['takenBack'] },
  recordPaper: { by: 'cadre', from: ['none', 'asked', 'declined', 'takenBack'], to: 'agreed', unchanged: [] },
  endPaper: { by: 'cadre', from: ['agreed'], to: 'takenBack', unchanged: ['takenBack'] },
};

/** What an agreement says: the words that were shown, and the paper when there is one. */
export interface Said {
  readonly words: string;
  readonly wordsVersion: string;
  readonly paperNo?: string;
  readonly signedOn?: string;
  /** The cadre's person, for a paper. */
  readonly recordedBy?: string;
}

/**
 * The share after a command, undefined when it changes nothing. Whether the caller is the viewer, the owner or a cadre of the owner's
 * village is the operation's to see; whether it may be done with these two, now, is decided here.
 * @throws AppError `notFound` when the two do not live together, `households.*` otherwise.
 */
export function takeShareCommand(
  command: ShareCommand,
  pair: Pair,
  at: string,
  today: string,
  said?: Said,
): KeptShare | undefined {
  const { owner, viewer, share } = pair;
  if (!together(owner, viewer)) throw new AppError('notFound');
  const { from, to, unchanged } = SHARE_TRANSITIONS[command];
  const state = stateOf(pair);
  refuse(command, pair, at, today, said);
  const samePaper = command === 'recordPaper' && state === 'agreed' && share?.paperNo === said?.paperNo;
  if (unchanged.includes(state) || samePaper) return undefined;
  if (!from.includes(state)) throw new AppError('households.wrongState');
  const asked = command === 'ask' ? at : state === 'none' ? undefined : share?.askedAt;
  return {
    state: to,
    householdId: owner.householdId,
    ownerStay: owner.stay ?? 0,
    viewerStay: viewer.stay ?? 0,
    ...(asked && { askedAt: asked }),
    ...(command !== 'ask' && { decidedAt: at }),
    ...(to === 'agreed' ? said : {}),
  };
}

function refuse(command: ShareCommand, { owner, viewer, share }: Pair, at: string, today: string, said?: Said): void {
  const giving = command === 'ask' || command === 'agree' || command === 'recordPaper';
  if (giving && standingOf(owner, today) !== 'adult') throw new AppError('households.notAdult');
  if (command === 'ask' && owner.accountId === undefined) throw new AppError('households.notBound');
  const onPaper = command === 'recordPaper' || command === 'endPaper';
  if (onPaper && owner.accountId !== undefined) throw new AppError('households.signsSelf');
  if (command === 'recordPaper' && said?.recordedBy === viewer.personId) throw new AppError('households.ownInterest');
  if (
    command === 'ask' &&
    stateOf({ owner, viewer, share }) === 'declined' &&
    Date.parse(at) - Date.parse(share?.decidedAt ?? at) < ASK_AGAIN_AFTER_DAYS * 86_400_000
  )
    throw new AppError('households.declinedLately');
}
