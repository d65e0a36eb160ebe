import { isDeepStrictEqual } from 'node:util';
import { everyRow } from '../../platform/query-page';
import { centreSumOf, centreVillagesIn } from './centre-store';
import { countDistrict } from './count-district';
import { peersIn } from '../statistics/statistics-store';
import { centreQuarterOf } from './quarter-store';

/** What is kept for the centres and is not what its rows say. */
export interface CentreFault {
  /** A village, a town or the district. */
  readonly of: string;
  readonly what: 'missing' | 'differs' | 'left';
  /** The figures that differ; `alerts` and `spread` are what stands beside them, each as one; so is what the night keeps of subsidies. */
  readonly figures: readonly string[];
}

const flat = (figures: object): Record<string, unknown> => ({ ...figures });

function difference(of: string, kept: object | undefined, counted: object): CentreFault[] {
  if (!kept) return [{ of, what: 'missing', figures: [] }];
  const [one, other] = [flat(kept), flat(counted)];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  const figures = names.filter((name) => !isDeepStrictEqual(one[name], other[name]));
  return figures.length > 0 ? [{ of, what: 'differs', figures }] : [];
}

/**
 * Counts a district anew, as of the instant that is kept, and compares. What was written since that instant is a difference too: run it
 * after the counting.
 */
export async function centreFaults(districtCode: string): Promise<{ villages: number; faults: CentreFault[] }> {
  const kept = await centreSumOf(districtCode);
  if (!kept) return { villages: 0, faults: [{ of: districtCode, what: 'missing', figures: [] }] };
  const { sum, villages, quarters, peers } = await countDistrict(districtCode, kept.asOf);
  const keptVillages = new Map(
    (await everyRow((query) => centreVillagesIn(districtCode, query))).map((row) => [row.villageCode, row]),
  );
  const keptQuarters = await Promise.all(quarters.map(({ division, quarter }) => centreQuarterOf(division, quarter)));
  const known = new Set(villages.map(({ villageCode }) => villageCode));
  const keptTowns = new Map(kept.towns.map((town) => [town.code, town]));
  return {
    villages: villages.length,
    faults: [
      ...villages.flatMap(({ villageCode, figures, alerts, managementFen }) => {
        const row = keptVillages.get(villageCode);
        return difference(
          villageCode,
          row && { ...row.figures, alerts: row.alerts, managementFen: row.managementFen },
          {
            ...{ ...figures, alerts, managementFen },
          },
        );
      }),
      ...[...keptVillages.keys()]
        .filter((code) => !known.has(code))
        .map((of) => ({ of, what: 'left' as const, figures: [] })),
      ...sum.towns.flatMap(({ code, figures }) => difference(code, keptTowns.get(code)?.figures, figures)),
      ...quarters.flatMap((quarter, place) => difference(quarter.division, keptQuarters[place], quarter)),
      ...difference(districtCode, await peersIn(districtCode), peers),
      ...difference(districtCode, { ...kept.figures, spread: kept.spread }, { ...sum.figures, spread: sum.spread }),
    ],
  };
}
