import {
  districtOf,
  type DivisionLevel,
  isTestVillage,
  levelOf,
  shortVillageName,
  townOf,
  type Town,
  type VillageName,
} from '@shared/divisions';
import { AppError } from '@shared/errors';
import { Entity, item, number, string } from '../platform/entity';
import { epochSeconds, now } from '../platform/clock';
import { log } from '../platform/log';
import { CivicTable } from '../platform/tables';
import { readRows } from '../platform/query-page';

/** A district this deployment serves: its towns and villages are in `DIVISIONS#<code>`. */
export const DistrictEntity = new Entity({
  name: 'District',
  table: CivicTable,
  schema: item({ code: string().key(), name: string() }),
  computeKey: ({ code }) => ({ pk: 'DISTRICTS', sk: `DISTRICT#${code}` }),
  answers: 'Which district is served here',
});

export const TownEntity = new Entity({
  name: 'Town',
  table: CivicTable,
  schema: item({ code: string().key(), name: string() }),
  computeKey: ({ code }) => ({ pk: `DIVISIONS#${districtOf(code)}`, sk: `TOWN#${code}` }),
  answers: 'Which towns are in this district',
});

export const VillageEntity = new Entity({
  name: 'Village',
  table: CivicTable,
  /** `name` in full: 牛角村民委员会. `population` is that of the register, where the district gave it. */
  schema: item({ code: string().key(), name: string(), population: number().optional() }),
  computeKey: ({ code }) => ({ pk: `DIVISIONS#${districtOf(code)}`, sk: `VILLAGE#${code}` }),
  answers: 'Which villages are in this district',
});

export interface DivisionTree {
  district: { code: string; name: string };
  towns: Town[];
  /** Villages for the check after a deploy, by code: whoever names one finds it, and no list, register or figure has it. */
  testVillages: ReadonlyMap<string, VillageName>;
  /** By village code, where it is known. */
  populations: ReadonlyMap<string, number>;
}

async function readTree(districtCode: string): Promise<DivisionTree> {
  const [district] = await readRows(DistrictEntity, {
    partition: 'DISTRICTS',
    range: { eq: `DISTRICT#${districtCode}` },
  });
  if (!district) throw new AppError('notFound');
  const partition = `DIVISIONS#${district.code}`;
  const [towns, villages] = await Promise.all([
    readRows(TownEntity, { partition, range: { beginsWith: 'TOWN#' } }),
    readRows(VillageEntity, { partition, range: { beginsWith: 'VILLAGE#' } }),
  ]);
  const named = villages.map(({ code, name }) => ({ code, name, shortName: shortVillageName(name) }));
  return {
    district: { code: district.code, name: district.name },
    towns: towns.map(({ code, name }) => ({
      code,
      name,
      villages: named.filter((village) => townOf(village.code) === code && !isTestVillage(village.code)),
    })),
    testVillages: new Map(named.filter(({ code }) => isTestVillage(code)).map((village) => [village.code, village])),
    populations: new Map(villages.flatMap(({ code, population }) => (population ? [[code, population]] : []))),
  };
}

/** The districts served here: any number. */
export async function districtsNamed(): Promise<{ code: string; name: string }[]> {
  const rows = await readRows(DistrictEntity, { partition: 'DISTRICTS', range: { beginsWith: 'DISTRICT#' } });
  return rows.map(({ code, name }) => ({ code, name }));
}

/** The codes of the districts served here. */
export const districtsServed = async (): Promise<string[]> => (await districtsNamed()).map(({ code }) => code);

/**
 * Does the work of a schedule for every district: another one first each hour, so that a run which is cut off leaves none out for ever,
 * and one that fails keeps none from the others.
 * @throws the first failure, after all.
 */
export async function inEachDistrict(work: (district: string) => Promise<unknown>): Promise<void> {
  const districts = await districtsServed();
  const hours = Math.floor(epochSeconds(now()) / 3600);
  // One on by the hour and one by the day: a schedule that runs once a day would else begin with the same district every day.
  const first = (Math.floor(hours / 24) + (hours % 24)) % Math.max(1, districts.length);
  let failure: { error: unknown } | undefined;
  for (const district of [...districts.slice(first), ...districts.slice(0, first)]) {
    try {
      await work(district);
    } catch (error) {
      log('error', 'districtFailed', {
        subject: `district#${district}`,
        ...(error instanceof Error && { error: error.name }),
      });
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}

/** The trees of all districts served here. @throws AppError `notFound` before any was brought in. */
export async function allDivisionTrees(): Promise<DivisionTree[]> {
  const districts = await districtsServed();
  if (districts.length === 0) throw new AppError('notFound');
  return Promise.all(districts.map(divisionTree));
}

const KEPT_MS = 5 * 60_000;
const kept = new Map<string, { tree: Promise<DivisionTree>; readAt: number }>();

/**
 * A district, its towns and villages; kept in memory five minutes, since they change by import, once in years.
 * @throws AppError `notFound` for a district not served here, or before the divisions were imported.
 */
export function divisionTree(districtCode: string): Promise<DivisionTree> {
  const instant = Date.parse(now());
  const known = kept.get(districtCode);
  if (known && Math.abs(instant - known.readAt) <= KEPT_MS) return known.tree;
  const tree = readTree(districtCode);
  kept.set(districtCode, { tree, readAt: instant });
  tree.catch(() => kept.delete(districtCode));
  return tree;
}

/** For import and tests: the next reader reads again. */
export const forgetDivisions = (): void => kept.clear();

export interface NamedVillage {
  name: string;
  shortName: string;
  townName: string;
}

/** Whether a place has a village committee: a community's residents' committee (社区居委会) is under another law. */
export const hasVillageCommittee = (name: string): boolean => !name.endsWith('居民委员会');

/** How a village is called. @throws AppError `notFound` when the district has no such village. */
export async function villageNamed(code: string): Promise<NamedVillage> {
  const { towns, testVillages } = await divisionTree(districtOf(code));
  const town = towns.find((each) => each.code === townOf(code));
  const village = town?.villages.find((each) => each.code === code) ?? testVillages.get(code);
  if (!town || !village) throw new AppError('notFound');
  return { name: village.name, shortName: village.shortName, townName: town.name };
}

/** How many people each village of a town has on its register; a village that is not known is left out. */
export async function populationsOf(townCode: string): Promise<ReadonlyMap<string, number>> {
  const { populations } = await divisionTree(districtOf(townCode)).catch(() => ({
    populations: new Map<string, number>(),
  }));
  return new Map([...populations].filter(([code]) => townOf(code) === townCode));
}

/** How a division of any level is called; its code when it is not known, since a role outlives a renamed village. */
export async function divisionNamed(code: string): Promise<string> {
  const { district, towns } = await divisionTree(districtOf(code)).catch(() => ({ district: undefined, towns: [] }));
  const town = towns.find((each) => each.code === townOf(code));
  const named: Record<DivisionLevel, string | undefined> = {
    district: district?.code === code ? district.name : undefined,
    town: town?.name,
    village: town?.villages.find((each) => each.code === code)?.shortName,
  };
  return named[levelOf(code)] ?? code;
}
