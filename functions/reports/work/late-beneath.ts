import { districtOf, townOf } from '@shared/divisions';
import { divisionTree } from '../../identity/division-store';
import type { Report } from '../report';
import { allOf, pileIn, pileOf, visibleReports } from './work-store';

/** Late ones of a district that are looked through in one Query; where there are more, each village is asked. */
const FEW_LATE = 50;

interface Wanted {
  sees: (report: Report) => boolean;
  at: string;
  /** Only what stands behind this place. */
  past?: string | undefined;
  limit: number;
}

/**
 * What villages owe too long: carried to the town, which sees it (提级). Only what is late is read: of the district where that is little,
 * which is one Query in place of one a village. What decides between the two is what all its towns owe, of which no reader knows the sum.
 */
export async function lateBeneath(
  town: string,
  which: 'open' | 'held',
  { sees, at, past, limit }: Wanted,
): Promise<{ items: Report[]; more: boolean }> {
  if (past !== undefined && past >= at) return { items: [], more: false };
  const { towns } = await divisionTree(districtOf(town));
  const villages = towns.find(({ code }) => code === townOf(town))?.villages.map(({ code }) => code) ?? [];
  const bounds = { until: at, past };
  const ofDistrict = await allOf({ ...pileIn(districtOf(town), which), ...bounds }, FEW_LATE);
  if (ofDistrict) {
    const items = ofDistrict.filter((report) => villages.includes(report.handledByDivision) && sees(report));
    return { items: items.slice(0, limit), more: items.length > limit };
  }
  const pages = await Promise.all(
    villages.map((code) => visibleReports({ ...pileOf(code, which), ...bounds }, sees, { limit })),
  );
  return { items: pages.flatMap(({ items }) => items), more: pages.some(({ next }) => next !== undefined) };
}
