import { isDeepStrictEqual } from 'node:util';
import { everyRow } from '../../platform/query-page';
import type { CentreFault } from '../centres/verify-centres';
import { benefitPlaceOf, benefitPlacesIn, benefitProgramsIn, type StoredUnclaimed, unclaimedIn } from './benefit-store';
import { readBenefits } from './count-benefits';

type Kept = ReadonlyMap<string, object>;
const named = <Row extends object>(rows: readonly Row[], nameOf: (row: Row) => string): Kept =>
  new Map(rows.map((row) => [nameOf(row), row]));

/** What stands under a name here and otherwise there, in their order. */
function between(kept: Kept, counted: Kept, what: string): CentreFault[] {
  return [...new Set([...kept.keys(), ...counted.keys()])].sort().flatMap((of): CentreFault[] => {
    const [one, other] = [kept.get(of), counted.get(of)];
    if (isDeepStrictEqual(one, other)) return [];
    return [{ of, what: one && other ? 'differs' : one ? 'left' : 'missing', figures: [what] }];
  });
}

/** Counts what is kept of a district's subsidies anew, as of the instant that is kept, and compares. */
export async function benefitFaults(districtCode: string): Promise<CentreFault[]> {
  const kept = await benefitPlaceOf(districtCode);
  if (!kept) return [{ of: districtCode, what: 'missing', figures: ['benefits'] }];
  const counted = await readBenefits(districtCode, kept.asOf);
  const towns = await everyRow((query) => benefitPlacesIn(districtCode, query));
  const villages = (
    await Promise.all(towns.map(({ division }) => everyRow((query) => benefitPlacesIn(division, query))))
  ).flat();
  const ofDistrict = await everyRow((query) => benefitProgramsIn(districtCode, undefined, query));
  const ofTowns = (
    await Promise.all(
      ofDistrict.map(({ programCode }) => everyRow((query) => benefitProgramsIn(districtCode, programCode, query))),
    )
  ).flat();
  const unclaimed = (
    await Promise.all(counted.unclaimed.map(({ villageCode }) => everyRow((query) => unclaimedIn(villageCode, query))))
  ).flat();
  const ofProgram = (row: { division: string; programCode: string }) => `${row.division} ${row.programCode}`;
  // A person is told by the place alone: what is printed names nobody.
  const ofPeople = (rows: readonly StoredUnclaimed[]): Kept => {
    const villagesOf = new Map<string, StoredUnclaimed[]>();
    for (const row of [...rows].sort((one, other) => one.personId.localeCompare(other.personId)))
      villagesOf.set(row.villageCode, [...(villagesOf.get(row.villageCode) ?? []), row]);
    return villagesOf;
  };
  const withoutTtl = unclaimed.map(({ villageCode, personId, group, programs, factsAsOf, asOf }) => ({
    ...{ personId, group, programs, factsAsOf, villageCode, asOf },
  }));
  return [
    ...between(
      named([kept, ...towns, ...villages], ({ division }) => division),
      named(counted.places, ({ division }) => division),
      'benefits',
    ),
    ...between(named([...ofDistrict, ...ofTowns], ofProgram), named(counted.programs, ofProgram), 'programs'),
    ...between(ofPeople(withoutTtl), ofPeople(counted.unclaimed.flatMap(({ rows }) => rows)), 'unclaimed'),
  ];
}
