import { isDeepStrictEqual } from 'node:util';
import type { ChargeLine } from '@shared/accounts/levies';
import { AppError, type FieldError } from '@shared/errors';
import { maskName } from '@shared/text/mask';
import { personsInHousehold } from '../../identity/person-store';
import { inParallel } from '../../platform/in-parallel';
import { chargeOf, type StoredCharge, type StoredLevy } from './levy-store';
import { fenOf } from './line-fen';
import { type Named, personOf, rosterByName } from './line-person';
import { chargeIdIn } from './stands-in-levy';
import { WrongLine } from './wrong-line';

type NewCharge = Omit<StoredCharge, 'version'>;

/** So many lines are looked up beside each other. */
const LINES_AT_ONCE = 10;

/**
 * The charges of a list that are not on the levy yet. A household is asked once for what is raised by heads, a person once for a meter.
 * @throws AppError `levies.linesWrong` with every line that is wrong, where it is and why.
 */
export async function chargesFrom(levy: StoredLevy, lines: readonly ChargeLine[]): Promise<NewCharge[]> {
  const named = await rosterByName(levy, lines);
  const wrong = new Map<number, FieldError>();
  const found = new Map<number, { charge: NewCharge; known: StoredCharge | undefined }>();
  await inParallel(lines.entries(), LINES_AT_ONCE, async ([place, line]) => {
    try {
      const charge = await chargeFrom(levy, line, named);
      found.set(place, { charge, known: await chargeOf(levy.villageCode, charge.chargeId) });
    } catch (error) {
      if (!(error instanceof WrongLine)) throw error;
      wrong.set(place, { path: `lines.${place}.${error.field}`, message: error.message });
    }
  });
  const fresh: NewCharge[] = [];
  const seen = new Set<string>();
  for (const [place, { charge, known }] of [...found].sort(([a], [b]) => a - b)) {
    const isTwice = seen.has(charge.chargeId);
    seen.add(charge.chargeId);
    if (isTwice || (known && !isAlike(known, charge))) {
      const who = levy.kind === 'raised' ? '这一户' : '这个人';
      wrong.set(place, { path: `lines.${place}.name`, message: `${who}已经在清单里了，一份清单里只收一次` });
    } else if (!known) fresh.push(charge);
  }
  if (wrong.size > 0)
    throw new AppError(
      'levies.linesWrong',
      [...wrong].sort(([a], [b]) => a - b).map(([, one]) => one),
    );
  return fresh;
}

/** What a list that broke off had written already. */
const isAlike = (known: StoredCharge, { personId, amountFen, basis }: NewCharge): boolean =>
  known.personId === personId && known.amountFen === amountFen && isDeepStrictEqual(known.basis, basis);

/** @throws WrongLine */
async function chargeFrom(levy: StoredLevy, line: ChargeLine, named: Named): Promise<NewCharge> {
  const { villageCode, levyId, kind, title, rateFen, dueOn } = levy;
  const { basis } = line;
  const person = await personOf(villageCode, line, named);
  const { personId, householdId, group, name } = person;
  const household = (await personsInHousehold(householdId)).length;
  return {
    ...{ villageCode, levyId, kind, title, rateFen, dueOn, personId, householdId, group, basis },
    amountFen: fenOf(levy, basis, household),
    chargeId: chargeIdIn(levy, person),
    ...{ payer: maskName(name), receipts: [], changes: [] },
  };
}
