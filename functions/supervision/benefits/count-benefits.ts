import { dayInChina } from '@shared/time';
import { divisionTree, inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { everyRow } from '../../platform/query-page';
import { rulesInForce } from '../../subsidies/eligibility/eligibility';
import { eligibilityRules } from '../../subsidies/eligibility/eligibility-store';
import { programs } from '../../subsidies/program-store';
import {
  putBenefitPlace,
  putBenefitProgram,
  putUnclaimed,
  removeUnclaimed,
  type StoredUnclaimed,
  unclaimedIn,
} from './benefit-store';
import { benefitSums, type TownRead } from './benefit-sums';
import { onlyRunning } from './entitlement';
import { type Catalogue, readVillageBenefits } from './read-village';

const VILLAGES_AT_ONCE = 4;
const WRITES_AT_ONCE = 16;
/** As the catalogue says how often a program pays. */
const ONCE = '一次性';

/** Each night: what subsidies paid against last year, and who may claim and does not. Run again, it writes the same. */
export const handler = async (): Promise<void> => {
  await inEachDistrict((district) => countBenefits(district, now()));
};

/** All that is kept of a district's subsidies, counted from the rows as they are at an instant. It writes nothing. */
export async function readBenefits(districtCode: string, at: string) {
  const today = dayInChina(at);
  const [tree, rules, catalogue] = await Promise.all([divisionTree(districtCode), eligibilityRules(), programs()]);
  const known: Catalogue = {
    rules: rulesInForce(rules, today),
    nameOf: new Map(catalogue.map(({ programCode, name }) => [programCode, name])),
    once: new Set(catalogue.filter(({ cycle }) => cycle === ONCE).map(({ programCode }) => programCode)),
  };
  const read: TownRead[] = [];
  for (const { code, name, villages } of tree.towns) {
    const its: TownRead['villages'][number][] = [];
    await inParallel(villages, VILLAGES_AT_ONCE, async (village) => {
      const benefits = await readVillageBenefits(village.code, known, today);
      its.push({ division: village.code, name: village.shortName, read: benefits });
    });
    its.sort((one, other) => one.division.localeCompare(other.division));
    read.push({ division: code, name, villages: its });
  }
  const running = new Set(read.flatMap(({ villages }) => villages.flatMap((village) => [...village.read.claimed])));
  const towns = read.map((town) => ({
    ...town,
    villages: town.villages.map((village) => ({
      ...village,
      read: { ...village.read, unclaimed: onlyRunning(village.read.unclaimed, running) },
    })),
  }));
  const unclaimed = towns.flatMap(({ villages }) =>
    villages.map(({ division: villageCode, read }) => ({
      villageCode,
      rows: read.unclaimed.map((row): StoredUnclaimed => ({ ...row, villageCode, asOf: at })),
    })),
  );
  return { ...benefitSums({ division: districtCode, name: tree.district.name }, towns, at), unclaimed };
}

export async function countBenefits(districtCode: string, at: string): Promise<void> {
  const { places, programs: all, unclaimed } = await readBenefits(districtCode, at);
  await inParallel(unclaimed, VILLAGES_AT_ONCE, async ({ villageCode, rows }) => {
    const before = await everyRow((query) => unclaimedIn(villageCode, query));
    const still = new Set(rows.map(({ group, personId }) => `${group}#${personId}`));
    for (const row of before) if (!still.has(`${row.group}#${row.personId}`)) await removeUnclaimed(row);
    for (const row of rows) await putUnclaimed(row);
  });
  await inParallel(all, WRITES_AT_ONCE, putBenefitProgram);
  await inParallel(places, WRITES_AT_ONCE, putBenefitPlace);
  log('info', 'countBenefits', { count: places.length });
}
