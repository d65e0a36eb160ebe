import { VillageEntity } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { wholeNumber } from '../cells/numbers';
import { touchedRow } from '../journal';
import { replaceRow, rowsAt } from '../rows-store';
import type { ColumnTable, GroupPlan, Kind, Numbered, Plan, RowOf } from './kind';
import { place, VillageFinder } from './villages';
import { refused, refusedAll } from './refused';
import { auditUndo } from './audit-undo';

const MOST = 200_000;

const columns = {
  village: {
    ...place.village,
    also: [...place.village.also, '行政村', '所在村'],
    // Each row is a village of its own: a blank one is a mistake.
    carries: undefined,
  },
  town: { ...place.town, carries: undefined },
  population: {
    title: '户籍人口',
    also: ['人口', '人口数', '总人口', '户籍人口数', '户籍总人口', '人数'],
    required: true,
    counts: true,
    units: { 人: 1, 千人: 1_000, 万人: 10_000, 万: 10_000 },
    parse: wholeNumber(1, MOST),
    example: '2316',
    note: '人；和别的村比一比，按它算人均',
  },
} satisfies ColumnTable;

type PopulationLine = RowOf<typeof columns>;

async function begin(): Promise<Plan<PopulationLine>> {
  const villages = await VillageFinder.read();
  return async (groups, { at, actor }) => {
    const found = groups.map(([first]) => villages.find(first!.row.village, first!.row.town));
    const codes = found.flatMap((village) => (typeof village === 'string' ? [] : [village.code]));
    const rows = await rowsAt(
      VillageEntity,
      codes.map((code) => ({ code })),
    );
    const rowOf = new Map(codes.map((code, at) => [code, rows[at]]));
    /** The same village by its name and by its code comes in two groups. */
    const seen = new Map<string, number>();
    return groups.map((group, at): GroupPlan => planVillage(group, found[at]!));

    function planVillage(
      [first, ...again]: readonly Numbered<PopulationLine>[],
      village: (typeof found)[number],
    ): GroupPlan {
      const { rowNo, row } = first!;
      if (typeof village === 'string') return refusedAll([first!, ...again], 'village', village);
      const earlier = seen.get(village.code) ?? rowNo;
      seen.set(village.code, earlier);
      const problems = (earlier === rowNo ? again : [first!, ...again]).map((twice) => ({
        rowNo: twice.rowNo,
        column: 'village',
        message: `和第 ${earlier} 行是同一个村，请删掉一行`,
      }));
      const before = rowOf.get(village.code);
      if (!before || earlier !== rowNo) return refused(problems);
      if (before.population === row.population) return { problems, units: [], sameRowNos: [rowNo] };
      const key = { code: village.code };
      const next = { ...before, population: row.population };
      return {
        problems,
        sameRowNos: [],
        changes:
          before.population === undefined
            ? []
            : [{ rowNo, column: 'population', before: before.population, after: row.population }],
        units: [
          {
            rowNos: [rowNo],
            outcomes: [before.population === undefined ? 'new' : 'changed'],
            size: 2,
            write: () => ({
              items: [
                replaceRow(VillageEntity, key, next, before),
                auditRow({ subject: `division#${village.code}`, action: 'importPopulation', at, actor }),
              ],
              touched: [touchedRow(VillageEntity, key, next, before)],
            }),
          },
        ],
      };
    }
  };
}

/** 各村户籍人口: of villages that are known; they themselves come with the district. */
export const populationsKind: Kind<PopulationLine> = {
  columns,
  sums: [],
  groupOf: (row: PopulationLine, names) => names.villageOf(row),
  begin,
  undo: {
    entities: [VillageEntity],
    whyNot: () => '有的村导入以后人口又改过，不能撤回',
    besides: auditUndo('division', 'code'),
  },
};
