import { districtOf, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { ReportStatistics } from '@shared/reports/statistics';
import { divisionTree } from '../../identity/division-store';
import type { Caller } from '../../platform/sessions';
import { divisionAbove } from '../sight/parts';
import { readerOf } from '../sight/reader';
import { type Depth, depthFor, type Kept, mayCut, type OfficeName, statisticsOf, type Wanted } from './statistics';
import { countedAtOf, sumsOf, sumsOfParts } from './statistics-store';
import { aboveOf, ownOf } from './sums';

/**
 * What a reader may see of how a division's reports were handled: for the page, the table file and the paper alike.
 * @throws AppError `notFound` when there is no such division, or it is not for this reader, or may not be cut so.
 */
export async function statisticsFor(wanted: Wanted, caller: Caller): Promise<ReportStatistics> {
  const { grants, rows } = await readerOf(caller);
  const depth = depthFor(wanted.division, grants);
  if (!depth || !mayCut(depth, wanted)) throw new AppError('notFound');
  return statisticsOf(wanted, depth, { rows }, await keptFor(wanted, depth));
}

async function keptFor({ division, year, month, category }: Wanted, depth: Depth): Promise<Kept> {
  const cut = depth === 'crossed' ? { month, category } : {};
  const isVillage = levelOf(division) === 'village';
  const parent = divisionAbove(division);
  const [named, sums, parts, besideNamed, besideSums, above, countedAt] = await Promise.all([
    namesAt(division),
    sumsOf(division, year),
    isVillage ? [] : sumsOfParts(division, year, cut),
    parent ? namesAt(parent) : undefined,
    parent ? sumsOfParts(parent, year, cut) : [],
    isVillage && depth === 'crossed' ? sumsOf(aboveOf(division), year) : undefined,
    countedAtOf(districtOf(division)),
  ]);
  const beside = parent && besideNamed && { ...besideNamed, division: parent, sums: besideSums };
  return { ...named, sums, parts, ...(beside && { beside }), above, countedAt };
}

/** @throws AppError `notFound` */
async function namesAt(division: string): Promise<{ name: string; offices: OfficeName[] }> {
  const { district, towns } = await divisionTree(districtOf(division));
  if (levelOf(division) === 'district') return { name: district.name, offices: officesBelow(division, towns, '区里') };
  const town = towns.find(({ code }) => division.startsWith(code));
  const village = town?.villages.find(({ code }) => code === division);
  if (village) return { name: village.shortName, offices: [] };
  if (town?.code !== division) throw new AppError('notFound');
  const villages = town.villages.map(({ code, shortName }) => ({ code, name: shortName }));
  return { name: town.name, offices: officesBelow(division, villages, `${town.name}本级`) };
}

const officesBelow = (
  division: string,
  below: readonly { code: string; name: string }[],
  ownName: string,
): OfficeName[] => [
  ...below
    .map(({ code, name }) => ({ division: code, name, own: false, scope: code }))
    .sort((a, b) => (a.division < b.division ? -1 : 1)),
  { division, name: ownName, own: true, scope: ownOf(division) },
];
