import { addCharges } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import type { BodyOf } from '@shared/route';
import { maskName } from '@shared/text/mask';
import { sameName } from '@shared/text/person-name';
import { onRoster } from '../../identity/counter/roster-person';
import { personsInHousehold, personsWithIdNumber } from '../../identity/person-store';
import { derivedId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { changeLevy } from './change-levy';
import { chargeFenOf, withCharge, written } from './levy';
import { chargeOf, putCharge, type StoredCharge, type StoredLevy } from './levy-store';
import { levyView } from './levy-view';

type Line = BodyOf<typeof addCharges>['lines'][number];

export const addChargesHandler = handle(addCharges)(async (
  { params, body: { lines }, caller },
  { at, once, requestId },
) => {
  const levy = await changeLevy(
    { action: addCharges.id, params, caller, at, once, requestId },
    async (before, hand) => {
      let next = written(before, hand);
      const charges = await Promise.all(lines.map((line) => chargeFrom(before, line)));
      const ids = new Set(charges.map(({ chargeId }) => chargeId));
      const known = await Promise.all([...ids].map((chargeId) => chargeOf(params.villageCode, chargeId)));
      if (ids.size < charges.length || known.some((one) => one !== undefined)) throw new AppError('levies.listed');
      for (const charge of charges) next = withCharge(next, undefined, charge);
      return { next, rows: charges.map((charge) => putCharge(charge, undefined)) };
    },
  );
  return levyView(levy);
});

/**
 * A household is asked once for what is raised by heads, a person once for a meter: the same has the same id, and is refused the second time.
 * @throws AppError `counter.noSuchPerson`, `levies.unfit`
 */
async function chargeFrom(levy: StoredLevy, { name, idNumber, basis }: Line): Promise<Omit<StoredCharge, 'version'>> {
  const { villageCode, levyId, kind, title, rateFen, dueOn } = levy;
  const found = (await personsWithIdNumber(idNumber)).find(
    (one) => one.villageCode === villageCode && sameName(one.name, name),
  );
  const { personId, householdId, group, name: full } = onRoster(found, villageCode);
  const amountFen = chargeFenOf(levy, basis, (await personsInHousehold(householdId)).length);
  const whose = kind === 'raised' ? householdId : personId;
  return {
    ...{ villageCode, levyId, kind, title, rateFen, dueOn, personId, householdId, group, basis, amountFen },
    chargeId: derivedId(levy.prepared.at, `charge|${levyId}|${whose}`),
    ...{ payer: maskName(full), receipts: [], changes: [] },
  };
}
