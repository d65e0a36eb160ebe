import { auditRow } from '../platform/audit';
import { transact } from '../platform/transact';
import { putVillageYear, type StoredVillageYear, villageYearsOf } from './book-store';

/**
 * Opens a village's book of a year, after those it has: the balance of the year before is its opening, and every year lists it.
 * @param openingFen of the very first year, in fen; later years open with what the year before ended with.
 * @throws ConditionsFailed when the year is open already, or somebody posted in between.
 */
export async function openYear(
  village: Pick<StoredVillageYear, 'villageCode' | 'villageName' | 'townName' | 'year'>,
  openingFen: number,
  at: string,
  actor: string,
): Promise<void> {
  const earlier = await villageYearsOf(village.villageCode);
  const last = earlier.at(-1);
  const years = [...new Set([...earlier.map(({ year }) => year), village.year])].sort((a, b) => a - b);
  const opening = last?.balanceFen ?? openingFen;
  await transact(
    putVillageYear(
      {
        ...village,
        years,
        openingFen: opening,
        incomeFen: 0,
        expenseFen: 0,
        balanceFen: opening,
        entryCount: 0,
        months: [],
        accounts: [],
        assets: last?.assets ?? { count: 0, netValueFen: 0 },
        resources: last?.resources ?? { count: 0, areaMu: 0 },
        contracts: last?.contracts ?? { count: 0, yearlyRentFen: 0, arrearsFen: 0 },
        publishedAt: at,
      },
      undefined,
    ),
    ...earlier.filter(({ year }) => year !== village.year).map((year) => putVillageYear({ ...year, years }, year)),
    auditRow({ subject: `book#${village.villageCode}#${village.year}`, action: 'openYear', at, actor }),
  );
}
