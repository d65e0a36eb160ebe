import { CENTRE, VILLAGE_PARTIES } from '@shared/accounts/intake';
import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { actsIn } from '../../identity/acts-in';
import type { Caller } from '../../platform/sessions';

/** What one who calls is to the papers of a village now. */
export interface Party {
  /** 报账员, or their deputy. */
  readonly isClerk: boolean;
  readonly isCentre: boolean;
  readonly mayRead: boolean;
}

/** Asks the posts as they stand on the day: holders and deputies, human beings over all their rows of a roster. */
export async function partyOf(caller: Caller, villageCode: string, at: string): Promise<Party> {
  const isCentre = holds(caller.grants, CENTRE, villageCode);
  const isIn = await actsIn(caller, villageCode, at);
  return { isClerk: isIn('clerk'), isCentre, mayRead: isCentre || VILLAGE_PARTIES.some(isIn) };
}

/**
 * One who may look at the papers of a village, or of a town, which has none of its own: its centre alone sees those of all its villages.
 * @throws AppError `intake.notYours` for who keeps no books there and holds none of the village's three posts
 */
export async function readerOf(caller: Caller, division: string, at: string): Promise<Party> {
  const isCentre = holds(caller.grants, CENTRE, division);
  const party =
    levelOf(division) === 'village'
      ? await partyOf(caller, division, at)
      : { isClerk: false, isCentre, mayRead: isCentre };
  if (!party.mayRead) throw new AppError('intake.notYours');
  return party;
}

/** @throws AppError `intake.notClerk` */
export async function refuseOther(caller: Caller, villageCode: string, at: string): Promise<void> {
  if (!(await partyOf(caller, villageCode, at)).isClerk) throw new AppError('intake.notClerk');
}
