import type { ConsolidatedStatements } from '@shared/accounts/consolidated-statements';
import { exportConsolidatedStatements } from '@shared/accounts/papers';
import { consolidatedStatementsOf } from '../accounts/consolidation/show-consolidated-statements';
import { divisionNamed } from '../identity/division-store';
import type { Cell } from '../platform/csv';
import { handle } from '../platform/serve';
import { contentName, paperOf } from './paper';
import { type Column, csvOf, TABLE_TYPES, xlsxOf } from './table-file';

interface Line {
  readonly statement: string;
  readonly name: string;
  readonly first: Cell;
  readonly second: Cell;
}

const COLUMNS: readonly Column<Line>[] = [
  { header: '报表', width: 18, of: ({ statement }) => statement },
  { header: '项目', width: 32, of: ({ name }) => name },
  { header: '年初数／本期数（元）', width: 22, of: ({ first }) => first },
  { header: '期末数／本年累计（元）', width: 22, of: ({ second }) => second },
];

/** The statements' lines, then who is in them and who is not: whoever has the file alone must not take a part for the whole. */
function linesOf({ statements, villages, closed, missing = [], towns = [] }: ConsolidatedStatements): Line[] {
  const said = (statement: string, name: string, first: string): Line => ({ statement, name, first, second: '' });
  const parts = [
    ['资产负债表', [...(statements?.assets ?? []), ...(statements?.claims ?? [])]],
    ['收益及收益分配表', statements?.surplus ?? []],
  ] as const;
  return [
    ...parts.flatMap(([statement, lines]) =>
      lines.map(({ name, firstFen, secondFen }) => ({
        ...{ statement, name, first: { fen: firstFen }, second: { fen: secondFen } },
      })),
    ),
    said('汇总范围', '已经结账、算在里面的村（社区）', `${closed}／${villages} 个`),
    ...towns.map((town) => said('汇总范围', town.name, `${town.closed}／${town.villages} 个`)),
    ...missing.map(({ name, closedThrough }) =>
      said('没有算在里面', name, closedThrough === undefined ? '没有建账' : `结账到 ${closedThrough} 月`),
    ),
  ];
}

export const exportConsolidatedStatementsHandler = handle(exportConsolidatedStatements)(async (
  { params, query },
  { at },
) => {
  const { division, year, format } = params;
  const [consolidated, name] = await Promise.all([
    consolidatedStatementsOf({ division, year }, query, at),
    divisionNamed(division),
  ]);
  const { from, through } = consolidated;
  const rows = linesOf(consolidated);
  const csv = csvOf(COLUMNS, rows);
  const content = contentName(csv);
  const when = `${year}年${from === through ? '' : `${from}—`}${through}月`;
  const wanted = {
    key: `consolidated-statements/${division}-${content}.${format}`,
    fileName: `${name}${when}汇总报表.${format}`,
    contentType: TABLE_TYPES[format],
  };
  return paperOf(wanted, at, async () => (format === 'csv' ? csv : xlsxOf('汇总报表', COLUMNS, rows)));
});
