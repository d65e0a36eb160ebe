import type { LevyKind } from '@shared/accounts/levies';
import { dayInChina } from '@shared/time';
import { owedFenOf } from '../accounts/levies/levy';
import { chargeOf, levyOf } from '../accounts/levies/levy-store';
import { contractOf } from '../accounts/registers/contract-store';
import { rowsOfSelf } from '../identity/person-store';
import type { Caller } from '../platform/sessions';
import { isPartyOf } from './party';
import { payableOn } from './payable';

/** For what something is owed: the rent of a contract, or a charge of a levy. */
export type OwedPlace =
  | { readonly villageCode: string; readonly contractId: string }
  | { readonly villageCode: string; readonly chargeId: string };

/** What somebody owes a village now, and how it stands on their order. */
export interface Owed {
  readonly amountFen: number;
  /** The day of the last rent that it covers, or of the levy. */
  readonly dueOn?: string | undefined;
  /** Another one: decided anew. */
  readonly version: number;
  readonly label: {
    readonly contractId?: string;
    readonly contractNo?: string;
    readonly chargeId?: string;
    readonly levyKind?: LevyKind;
    readonly title: string;
    readonly partyB: string;
  };
}

/** What one who is bound to a name owes there; nothing more is said to anyone else than that they do not. */
export const owedBy = (place: OwedPlace, person: Caller['person'], at: string): Promise<Owed | undefined> =>
  'contractId' in place ? rentOf(place, person, at) : chargedTo(place, person);

async function rentOf(
  { villageCode, contractId }: { villageCode: string; contractId: string },
  person: Caller['person'],
  at: string,
): Promise<Owed | undefined> {
  const contract = await contractOf(villageCode, contractId);
  if (!contract || !isPartyOf(contract, person)) return undefined;
  const { contractNo, title, partyB, version } = contract;
  return { ...payableOn(contract, dayInChina(at)), version, label: { contractId, contractNo, title, partyB } };
}

/** A charge is one human being's, by whatever row of a roster, and nobody's before a second person gave its levy out. */
async function chargedTo(
  { villageCode, chargeId }: { villageCode: string; chargeId: string },
  person: Caller['person'],
): Promise<Owed | undefined> {
  const charge = person && (await chargeOf(villageCode, chargeId));
  if (!charge || !(await rowsOfSelf(person.personId)).includes(charge.personId)) return undefined;
  if ((await levyOf(villageCode, charge.levyId))?.state !== 'given') return undefined;
  const { title, payer, kind, dueOn, version } = charge;
  return {
    ...{ amountFen: owedFenOf(charge), dueOn, version },
    label: { chargeId, title, partyB: payer, levyKind: kind },
  };
}
