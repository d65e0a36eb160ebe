import { isDeepStrictEqual } from 'node:util';
import type { ChargeBasis, ChargeLine, LevyKind } from '@shared/accounts/levies';
import { AppError, type FieldError } from '@shared/errors';
import { groupNameOf } from '@shared/text/group-name';
import { maskName } from '@shared/text/mask';
import { bareName, sameName } from '@shared/text/person-name';
import { type Person, personsInHousehold, personsWithIdNumber, rosterOf } from '../../identity/person-store';
import { inParallel } from '../../platform/in-parallel';
import { everyRow } from '../../platform/query-page';
import { chargeFenOf } from './levy';
import { chargeOf, type StoredCharge, type StoredLevy } from './levy-store';
import { chargeIdIn } from './stands-in-levy';

type NewCharge = Omit<StoredCharge, 'version'>;

/** Why a line is no charge: which of its fields, and what to do. */
class WrongLine extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

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

type Named = ReadonlyMap<string, readonly Person[]>;

/** The roster by its names: read where a line has no number to look its person up by. */
async function rosterByName({ villageCode }: StoredLevy, lines: readonly ChargeLine[]): Promise<Named> {
  const named = new Map<string, Person[]>();
  if (lines.every(({ idNumber }) => idNumber)) return named;
  for (const person of await everyRow((page) => rosterOf(villageCode, page))) {
    const name = bareName(person.name);
    named.set(name, [...(named.get(name) ?? []), person]);
  }
  return named;
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

async function personOf(villageCode: string, { name, idNumber, group }: ChargeLine, named: Named): Promise<Person> {
  const likely = idNumber ? await personsWithIdNumber(idNumber) : (named.get(bareName(name)) ?? []);
  const [person, other] = likely.filter(
    (one) =>
      one.villageCode === villageCode &&
      one.departed !== 'died' &&
      sameName(one.name, name) &&
      (group === undefined || one.group === groupNameOf(group.replace(/\s/g, ''))),
  );
  const by = [group && '组', idNumber && '身份证号'].filter(Boolean).join('、');
  if (!person) throw new WrongLine('name', `村里名册上没有这个姓名${by && `和${by}`}的人`);
  if (other && !idNumber) throw new WrongLine('idNumber', '名册上不止一个人叫这个名字，请写身份证号');
  return person;
}

function fenOf(levy: StoredLevy, basis: ChargeBasis, household: number): number {
  try {
    return chargeFenOf(levy, basis, household);
  } catch (error) {
    if (error instanceof AppError && error.code === 'levies.unfit') throw whyUnfit(levy.kind, basis, household);
    throw error;
  }
}

function whyUnfit(kind: LevyKind, basis: ChargeBasis, household: number): WrongLine {
  const { heads, exemptHeads = 0, exemption, previous, present } = basis;
  if (kind === 'water') {
    if (previous === undefined) return new WrongLine('basis.previous', '请填上次读数');
    if (present === undefined) return new WrongLine('basis.present', '请填这次读数');
    return new WrongLine('basis.present', present < previous ? '这次的读数比上次的小' : '读数太大了，请核对');
  }
  if (heads === undefined) return new WrongLine('basis.heads', '请填交几口人');
  if (heads > household) return new WrongLine('basis.heads', `名册上这一户有 ${household} 人，不能按 ${heads} 人收`);
  if (exemptHeads > heads) return new WrongLine('basis.exemptHeads', '不用交的人比这一户的还多');
  return new WrongLine('basis.exemption', exemption ? '没有人不用交，就不要写原因' : '请写为什么不用交');
}
