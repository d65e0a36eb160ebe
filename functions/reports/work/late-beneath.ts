import { districtOf, townOf } from '@shared/divisions';
import { MOST_ON_DESK } from '@shared/reports/work';
import { divisionTree } from '../../identity/division-store';
import type { Report } from '../report';
import { pileOf, visibleReports } from './work-store';

/** What villages owe too long: carried to the town, which sees it (提级). Only what is late is read. */
export async function lateBeneath(
  town: string,
  which: 'open' | 'held',
  sees: (report: Report) => boolean,
  at: string,
): Promise<Report[]> {
  const { towns } = await divisionTree(districtOf(town));
  const villages = towns.find(({ code }) => code === townOf(town))?.villages ?? [];
  const pages = await Promise.all(
    villages.map(({ code }) => visibleReports({ ...pileOf(code, which), until: at }, sees, { limit: MOST_ON_DESK })),
  );
  return pages.flatMap(({ items }) => items);
}
