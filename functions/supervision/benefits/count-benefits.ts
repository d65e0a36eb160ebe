import { dayInChina } from '@shared/time';
import { type DivisionTree, divisionTree, inEachDistrict } from '../../identity/division-store';
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
import { type Catalogue, readVillageBenefits, type VillageBenefits } from './read-village';
import { benefitReadsOf, type BenefitRun, benefitRunOf, putBenefitRead, putBenefitRun } from './run-store';

/** Villages between two writes of the cursor; they are read together. */
const PAGE = 4;
const WRITES_AT_ONCE = 16;
/** As the catalogue says how often a program pays. */
const ONCE = '一次性';

/**
 * Each night: what subsidies paid against last year, and who may claim and does not. A run that is cut off goes on at the village after the
 * last page, in the next hour; one that is done is not done again that day.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  await inEachDistrict(async (district) => {
    if (!(await benefitRunOf(district, dayInChina(at)))?.finishedAt) await countBenefits(district, at);
  });
};

async function catalogueOn(today: string): Promise<Catalogue> {
  const [rules, catalogue] = await Promise.all([eligibilityRules(), programs()]);
  return {
    rules: rulesInForce(rules, today),
    nameOf: new Map(catalogue.map(({ programCode, name }) => [programCode, name])),
    once: new Set(catalogue.filter(({ cycle }) => cycle === ONCE).map(({ programCode }) => programCode)),
  };
}

const villagesOf = ({ towns }: DivisionTree): string[] =>
  towns.flatMap(({ villages }) => villages.map(({ code }) => code)).sort();

/** What of a district is kept, of what was read of its villages. Pure. */
function sumsOf({ district, towns }: DivisionTree, read: ReadonlyMap<string, VillageBenefits>, at: string) {
  const running = new Set([...read.values()].flatMap(({ claimed }) => claimed));
  const inOrder = towns.map(({ code, name, villages }): TownRead => ({
    division: code,
    name,
    villages: villages
      .flatMap((village) => {
        const its = read.get(village.code);
        if (!its) return [];
        const counted = { ...its, unclaimed: onlyRunning(its.unclaimed, running) };
        return [{ division: village.code, name: village.shortName, read: counted }];
      })
      .sort((one, other) => one.division.localeCompare(other.division)),
  }));
  const unclaimed = inOrder.flatMap(({ villages }) =>
    villages.map(({ division: villageCode, read: its }) => ({
      villageCode,
      rows: its.unclaimed.map(({ personId, group, programs: its, factsAsOf }): StoredUnclaimed => ({
        ...{ personId, group, programs: its, factsAsOf, villageCode, asOf: at },
      })),
    })),
  );
  return { ...benefitSums({ division: district.code, name: district.name }, inOrder, at), unclaimed };
}

/** All that is kept of a district's subsidies, counted from the rows as they are at an instant, at once and in memory: what a run is compared with. It writes nothing. */
export async function readBenefits(districtCode: string, at: string) {
  const today = dayInChina(at);
  const [tree, known] = await Promise.all([divisionTree(districtCode), catalogueOn(today)]);
  const read = new Map<string, VillageBenefits>();
  await inParallel(villagesOf(tree), PAGE, async (code) => {
    read.set(code, await readVillageBenefits(code, known, today));
  });
  return sumsOf(tree, read, at);
}

/** Counts a district, from where a run of that day was cut off. */
export async function countBenefits(districtCode: string, at: string): Promise<void> {
  const day = dayInChina(at);
  const begun = await benefitRunOf(districtCode, day);
  let run: BenefitRun = begun && !begun.finishedAt ? begun : { districtCode, day, after: '', startedAt: at };
  const [tree, known] = await Promise.all([divisionTree(districtCode), catalogueOn(day)]);
  const left = villagesOf(tree).filter((code) => code > run.after);
  for (let from = 0; from < left.length; from += PAGE) {
    const page = left.slice(from, from + PAGE);
    await Promise.all(page.map((code) => readInto(run, code, known)));
    run = { ...run, after: page.at(-1)! };
    await putBenefitRun(run);
  }
  await keepSums(tree, run);
  await putBenefitRun({ ...run, finishedAt: now() });
}

/** Keeps what was read of a village; whom it may be, beside what the village is shown until every village was read. */
async function readInto({ districtCode, startedAt, day }: BenefitRun, villageCode: string, known: Catalogue) {
  const { unclaimed, ...sums } = await readVillageBenefits(villageCode, known, day);
  const before = new Map((await everyRow((query) => unclaimedIn(villageCode, query))).map((row) => [keyOf(row), row]));
  await inParallel(unclaimed, WRITES_AT_ONCE, ({ programs: candidates, ...row }) => {
    const shown = before.get(keyOf(row))?.programs ?? [];
    return putUnclaimed({ ...row, villageCode, programs: shown, candidates, asOf: startedAt });
  });
  await putBenefitRead({
    ...{ districtCode, startedAt, villageCode, ...sums },
    ...{ paid: [...sums.paid], before: [...sums.before], claimed: [...sums.claimed] },
  });
}
const keyOf = ({ group, personId }: Pick<StoredUnclaimed, 'group' | 'personId'>): string => `${group}#${personId}`;

/** Every village was read: which programs still pay is known, and so are the sums. Cut off here, it is done again as a whole. */
async function keepSums(tree: DivisionTree, run: BenefitRun): Promise<void> {
  const { startedAt } = run;
  const read = new Map<string, VillageBenefits>();
  const stale: StoredUnclaimed[] = [];
  for (const [villageCode, sums] of await benefitReadsOf(run)) {
    const rows = await everyRow((query) => unclaimedIn(villageCode, query));
    stale.push(...rows.filter(({ asOf }) => asOf !== startedAt));
    const found = rows.filter(({ asOf }) => asOf === startedAt);
    read.set(villageCode, {
      ...sums,
      unclaimed: found.map(({ candidates, ...row }) => ({ ...row, programs: candidates ?? row.programs })),
    });
  }
  const { places, programs: all, unclaimed } = sumsOf(tree, read, startedAt);
  for (const { villageCode, rows } of unclaimed) {
    const shown = new Set(rows.map(keyOf));
    stale.push(
      ...read
        .get(villageCode)!
        .unclaimed.filter((row) => !shown.has(keyOf(row)))
        .map((row): StoredUnclaimed => ({ ...row, villageCode, asOf: startedAt })),
    );
    await inParallel(rows, WRITES_AT_ONCE, putUnclaimed);
  }
  await inParallel(stale, WRITES_AT_ONCE, removeUnclaimed);
  await inParallel(all, WRITES_AT_ONCE, putBenefitProgram);
  await inParallel(places, WRITES_AT_ONCE, putBenefitPlace);
  log('info', 'countBenefits', { count: places.length });
}
