import { personsInHousehold, selfWithAllRows } from '../../identity/person-store';
import { derivedId } from '../../platform/id';
import { chargeOf, type StoredLevy } from './levy-store';

type Of = Pick<StoredLevy, 'levyId' | 'kind' | 'prepared'>;

/** The one charge that somebody can have in a levy: of a household where heads are counted, of a person where there is a meter. */
export const chargeIdIn = (
  { levyId, kind, prepared }: Of,
  { personId, householdId }: { personId: string; householdId: string },
): string => derivedId(prepared.at, `charge|${levyId}|${kind === 'raised' ? householdId : personId}`);

/** Whether a levy has a line of somebody or of whom they live with, by any row of a roster: also one that owes nothing, which the line lets off. */
export async function standsInLevy(levy: Of & Pick<StoredLevy, 'villageCode'>, personId: string): Promise<boolean> {
  const rows = await selfWithAllRows(personId);
  const households = [...new Set(rows.map(({ householdId }) => householdId))];
  const all = [...rows, ...(await Promise.all(households.map(personsInHousehold))).flat()];
  const ids = [...new Set(all.map((one) => chargeIdIn(levy, one)))];
  const charges = await Promise.all(ids.map((chargeId) => chargeOf(levy.villageCode, chargeId)));
  return charges.some((charge) => charge !== undefined);
}

/** Whether somebody lives in a household, by any row of a roster. */
export const livesIn = async (householdId: string | undefined, personId: string): Promise<boolean> =>
  (await selfWithAllRows(personId)).some((row) => row.householdId === householdId);
